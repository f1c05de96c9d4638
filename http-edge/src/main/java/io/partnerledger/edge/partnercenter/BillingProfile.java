package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a customer's bills go to. */
public record BillingProfile(
        @Nullable UUID id,
        @Nullable String email,
        @Nullable String culture,
        @Nullable String language,
        @Nullable String companyName,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable Address defaultAddress,
        @Nullable Attributes attributes)
        implements Checked {

    @Override
    public void check(Violations violations) {
        violations
                .required("email", email)
                .email("email", email)
                .required("culture", culture)
                .atMost("culture", culture, 35)
                .required("language", language)
                .atMost("language", language, 35)
                .required("companyName", companyName)
                .atMost("companyName", companyName, 200)
                .atMost("firstName", firstName, 50)
                .atMost("lastName", lastName, 50)
                .required("defaultAddress", defaultAddress)
                .within("defaultAddress", defaultAddress);
    }

    /** As answered: with its id and its kind. */
    public BillingProfile answered(UUID profileId, String etag) {
        return new BillingProfile(
                profileId,
                email,
                culture,
                language,
                companyName,
                firstName,
                lastName,
                defaultAddress,
                new Attributes(etag, "CustomerBillingProfile"));
    }
}
