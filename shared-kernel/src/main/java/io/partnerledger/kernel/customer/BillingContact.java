package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.privacy.SealedText;
import org.jspecify.annotations.Nullable;

/**
 * Whom a customer's bills go to; all of it personal, so all of it sealed.
 *
 * @param address street, city, state and postal code as one sealed document, which only the HTTP edge reads
 */
public record BillingContact(
        SealedText email,
        @Nullable SealedText firstName,
        @Nullable SealedText lastName,
        SealedText address,
        @Nullable SealedText phoneNumber) {}
