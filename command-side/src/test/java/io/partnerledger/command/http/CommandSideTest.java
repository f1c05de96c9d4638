package io.partnerledger.command.http;

import io.partnerledger.command.CommandSideApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** A test of the command side over HTTP; all of them share one running application, and keep apart by their tenants. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CommandSideApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ledger.public-url=https://ledger.example",
            "ledger.sole-writer=true",
            "ledger.por-replacements.body-limit=512KB",
            // Receivers of webhooks are on this machine.
            "ledger.webhooks.own-network=true",
        })
@ContextConfiguration(initializers = OnAFreshDatabase.class)
@Import(Surroundings.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface CommandSideTest {}
