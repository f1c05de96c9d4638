package io.partnerledger.command;

import io.partnerledger.edge.position.CallerPositions;
import io.partnerledger.edge.position.CallerPositionsInPostgres;
import io.partnerledger.events.EdgePool;
import io.partnerledger.events.EnableLedgerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The command side alone, on a PostgreSQL that is given to it.
 *
 * <p>No {@code @Configuration}, so that an application of both sides, which scans this package, leaves it out.
 */
@EnableLedgerAutoConfiguration
@Import(CommandSideConfiguration.class)
public class CommandSideApplication {

    /** Shared with the other side, which is a process of its own. */
    @Bean
    CallerPositions callerPositions(EdgePool pool) {
        return new CallerPositionsInPostgres(pool.dataSource());
    }

    public static void main(String[] arguments) {
        SpringApplication.run(CommandSideApplication.class, arguments);
    }
}
