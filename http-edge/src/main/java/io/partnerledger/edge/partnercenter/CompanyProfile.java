package io.partnerledger.edge.partnercenter;

import static com.fasterxml.jackson.annotation.JsonProperty.Access.READ_ONLY;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.customer.CustomerDomain;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A customer's company and its tenant.
 *
 * @param organizationRegistrationNumber asked for in some countries; may name a person, so it isn't answered
 */
public record CompanyProfile(
        @JsonProperty(access = READ_ONLY) @Nullable UUID tenantId,
        @Nullable String domain,
        @Nullable String companyName,
        @Nullable String organizationRegistrationNumber,
        @JsonProperty(access = READ_ONLY) @Nullable Links links,
        @JsonProperty(access = READ_ONLY) @Nullable Attributes attributes)
        implements Checked {

    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    @Override
    public void check(Violations violations) {
        violations
                .required("domain", domain)
                .that(
                        domain == null || DOMAIN.matcher(domain).matches() && CustomerDomain.isWellFormed(domain),
                        "domain",
                        "violation.domain")
                .atMost("companyName", companyName, 200)
                .atMost("organizationRegistrationNumber", organizationRegistrationNumber, 100);
    }

    public static CompanyProfile of(UUID customer, String domain, String companyName) {
        return new CompanyProfile(
                customer,
                domain,
                companyName,
                null,
                Links.self("/customers/" + customer + "/profiles/company"),
                Attributes.of("CustomerCompanyProfile"));
    }
}
