package io.partnerledger.standalone.demo;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.store.Head;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The demo, in the development profile alone. */
@Configuration(proxyBeanMethods = false)
@Profile("development")
public class DemoConfiguration {

    @Bean
    DemoLoading demoLoading(
            Commands commands, PersonalDataVault vault, EventStore events, Head head, Positions viewPositions) {
        return new DemoLoading(new Demo(commands, vault), events, head, viewPositions);
    }
}
