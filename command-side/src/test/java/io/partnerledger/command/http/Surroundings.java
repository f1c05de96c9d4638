package io.partnerledger.command.http;

import io.partnerledger.embeddedpostgres.test.MovingClock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What the command side has around it: a sign-in, a clock that can be moved, and somebody who counts and who lists. */
@TestConfiguration(proxyBeanMethods = false)
class Surroundings {

    @Bean
    JwtDecoder jwtDecoder() {
        return Tokens.decoder();
    }

    @Bean
    @Primary
    MovingClock movingClock() {
        return new MovingClock();
    }

    @Bean
    SellingStub sellingStub() {
        return new SellingStub();
    }

    @Bean
    HoldingStub holdingStub(EventStore events) {
        return new HoldingStub(events);
    }

    @Bean
    CountingStub countingStub() {
        return new CountingStub();
    }
}
