package io.partnerledger.kernel.privacy;

import java.util.Objects;

/**
 * A person's name, e-mail or postal address, telephone number or free text about a person, encrypted under its
 * subject's key.
 *
 * <p>Commands, events, views and stored answers hold personal data in this form only; the HTTP edge seals what comes in
 * and opens what goes out. With the subject's key deleted it can't be opened any more, and nothing else changes.
 *
 * @param subject the stream whose key it is, such as {@code customer:d1a4c0de-…}
 * @param keyVersion which of the subject's keys
 * @param ciphertext nonce and AES-GCM ciphertext, Base64
 */
public record SealedText(String subject, int keyVersion, String ciphertext) {

    public SealedText {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(ciphertext);
    }
}
