package io.partnerledger.command;

import io.partnerledger.events.EnableLedgerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command side alone, on a PostgreSQL that is given to it. */
@Configuration(proxyBeanMethods = false)
@EnableLedgerAutoConfiguration
@Import(CommandSideConfiguration.class)
public class CommandSideApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CommandSideApplication.class, arguments);
    }
}
