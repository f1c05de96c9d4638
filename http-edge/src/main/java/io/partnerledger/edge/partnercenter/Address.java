package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A customer's postal address.
 *
 * @param state documented as two letters, but clients send full names
 */
public record Address(
        @Nullable String country,
        @Nullable String city,
        @Nullable String state,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String postalCode,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phoneNumber)
        implements Checked {

    public Address {
        country = country == null ? null : country.toUpperCase(Locale.ROOT);
    }

    /** As the one document under which it is sealed. */
    public String document() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** From the document under which it was sealed. */
    public static Address parse(String document) {
        return JsonMapper.shared().readValue(document, Address.class);
    }

    @Override
    public void check(Violations violations) {
        violations
                .required("country", country)
                .country("country", country)
                .atMost("city", city, 100)
                .atMost("state", state, 50)
                .required("addressLine1", addressLine1)
                .atMost("addressLine1", addressLine1, 200)
                .atMost("addressLine2", addressLine2, 200)
                .atMost("postalCode", postalCode, 20)
                .atMost("firstName", firstName, 50)
                .atMost("lastName", lastName, 50)
                .atMost("phoneNumber", phoneNumber, 30);
    }
}
