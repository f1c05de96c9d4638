package io.partnerledger.standalone.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.text.ParseException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Signs the demo's clients in, in the development profile alone. */
@Configuration(proxyBeanMethods = false)
@Profile("development")
@Import(TokenEndpoint.class)
public class SignInConfiguration {

    @Bean
    RSAKey tokenSigningKey(@Value("${ledger.token.signing-key}") String key) throws ParseException {
        return RSAKey.parse(key);
    }

    @Bean
    IssuedTokens issuedTokens(RSAKey tokenSigningKey, Clock clock) {
        return new IssuedTokens(new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(tokenSigningKey))), clock);
    }

    @Bean
    JwtDecoder jwtDecoder(RSAKey tokenSigningKey) throws JOSEException {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(tokenSigningKey.toRSAPublicKey()).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(IssuedTokens.ISSUER));
        return decoder;
    }
}
