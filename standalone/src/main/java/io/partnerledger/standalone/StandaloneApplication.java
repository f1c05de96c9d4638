package io.partnerledger.standalone;

import io.partnerledger.command.CommandSideConfiguration;
import io.partnerledger.edge.position.CallerPositions;
import io.partnerledger.edge.position.CallerPositionsInMemory;
import io.partnerledger.events.EnableLedgerAutoConfiguration;
import io.partnerledger.query.QuerySideConfiguration;
import io.partnerledger.standalone.demo.DemoConfiguration;
import io.partnerledger.standalone.signin.SignInConfiguration;
import io.partnerledger.standalone.start.ForeseenFailure;
import io.partnerledger.standalone.start.RunningLedger;
import io.partnerledger.standalone.start.StartOptions;
import io.partnerledger.standalone.start.WrongOption;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Both sides in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableLedgerAutoConfiguration
@Import({
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    SignInConfiguration.class,
    DemoConfiguration.class
})
public class StandaloneApplication {

    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private static final int CALLERS_REMEMBERED = 100_000;

    @Bean
    CallerPositions callerPositions() {
        return new CallerPositionsInMemory(CALLERS_REMEMBERED);
    }

    public static void main(String[] arguments) {
        try {
            Optional<StartOptions> options = StartOptions.of(List.of(arguments), System.getenv());
            if (options.isEmpty()) {
                System.out.print(StartOptions.USAGE);
                return;
            }
            RunningLedger ledger = RunningLedger.start(StandaloneApplication.class, options.get());
            System.out.print(ledger.greeting());
        } catch (WrongOption wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(StartOptions.USAGE);
            System.exit(MISUNDERSTOOD);
        } catch (RuntimeException failure) {
            System.err.println(
                    ForeseenFailure.sentenceFor(failure).orElse("The ledger could not be started: " + failure));
            System.exit(FAILED);
        }
    }
}
