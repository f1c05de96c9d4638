package io.partnerledger.command.http;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What the command side has around it: a sign-in, and somebody who counts. */
@TestConfiguration(proxyBeanMethods = false)
class Surroundings {

    @Bean
    JwtDecoder jwtDecoder() {
        return Tokens.decoder();
    }

    @Bean
    CountingStub countingStub() {
        return new CountingStub();
    }
}
