package io.partnerledger.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.partnerledger.edge.caller.Role;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Tokens as a sign-in would issue them, under a key made for the test run. */
public final class Tokens {

    public static final UUID KANTO = UUID.fromString("0a6f3c1e-7d52-4b8a-9c11-5e2d4f6a8b01");
    public static final UUID AOBA = UUID.fromString("6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11");
    public static final UUID NOBODY_KNOWN = UUID.fromString("99999999-52a1-4a5e-9a3a-2f8a7a1c0d99");

    /** Stands for any token that comes while the issuer of tokens can not be reached. */
    static final String WHILE_THE_KEYS_ARE_AWAY = "keys-away";

    private static final KeyPair KEYS = keys();

    private Tokens() {}

    static JwtDecoder decoder() {
        return NimbusJwtDecoder.withPublicKey((RSAPublicKey) KEYS.getPublic()).build();
    }

    public static String of(UUID tenant, Role... roles) {
        return signed(claims().claim("tid", tenant.toString())
                .claim("roles", Arrays.stream(roles).map(Role::claim).toList()));
    }

    public static String expired() {
        return signed(claims().claim("tid", KANTO.toString())
                .expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1)))));
    }

    public static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("kanto-admin")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    public static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, KEYS);
    }

    public static String signedByAnother() {
        return signed(claims().claim("tid", KANTO.toString()), keys());
    }

    private static String signed(JWTClaimsSet.Builder claims, KeyPair keys) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
            jwt.sign(new RSASSASigner(keys.getPrivate()));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
