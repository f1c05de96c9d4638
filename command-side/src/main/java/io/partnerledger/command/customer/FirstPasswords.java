package io.partnerledger.command.customer;

import io.partnerledger.kernel.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The first password of a customer's administrator: derived under a key, so that it is never kept. */
@Component
class FirstPasswords {

    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 16;
    /** So that it satisfies whoever wants capitals, digits and signs. */
    private static final String ONE_OF_EACH = "Pw1-";

    private final SecretKeySpec key;

    /** @param key Base64, at least 32 bytes */
    FirstPasswords(@Value("${ledger.first-password.key}") String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length < KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The key of first passwords must have at least " + KEY_BYTES + " bytes.");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    String of(CustomerId customer) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] derived = mac.doFinal(customer.stream().getBytes(StandardCharsets.UTF_8));
            return ONE_OF_EACH
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(derived, PASSWORD_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
