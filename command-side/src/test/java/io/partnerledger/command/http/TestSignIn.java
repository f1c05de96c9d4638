package io.partnerledger.command.http;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Takes the test run's own tokens. */
@TestConfiguration(proxyBeanMethods = false)
class TestSignIn {

    @Bean
    JwtDecoder jwtDecoder() {
        return Tokens.decoder();
    }
}
