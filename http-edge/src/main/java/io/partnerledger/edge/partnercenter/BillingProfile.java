package io.partnerledger.edge.partnercenter;

import static com.fasterxml.jackson.annotation.JsonProperty.Access.READ_ONLY;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.privacy.SealedText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whom a customer's bills go to. */
public record BillingProfile(
        @JsonProperty(access = READ_ONLY) @Nullable UUID id,
        @Nullable String email,
        @Nullable String culture,
        @Nullable String language,
        @Nullable String companyName,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable Address defaultAddress,
        @JsonProperty(access = READ_ONLY) @Nullable Attributes attributes)
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

    /** As the ledger keeps it, opened. */
    static BillingProfile of(Customer customer, Function<SealedText, Optional<String>> opened) {
        BillingContact contact = customer.billingContact();
        UUID customerId = customer.id().value();
        return new BillingProfile(
                        null,
                        opened.apply(contact.email()).orElse(null),
                        customer.culture(),
                        customer.language(),
                        customer.companyName(),
                        open(contact.firstName(), opened),
                        open(contact.lastName(), opened),
                        opened.apply(contact.address()).map(Address::parse).orElse(null),
                        null)
                .answered(
                        UUID.nameUUIDFromBytes(("billing-profile:" + customerId).getBytes(StandardCharsets.UTF_8)),
                        new Etag(customerId.toString(), 0).text());
    }

    private static @Nullable String open(@Nullable SealedText sealed, Function<SealedText, Optional<String>> opened) {
        return sealed == null ? null : opened.apply(sealed).orElse(null);
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
