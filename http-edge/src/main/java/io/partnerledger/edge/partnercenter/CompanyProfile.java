package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A customer's company and its tenant. */
public record CompanyProfile(
        @Nullable UUID tenantId,
        @Nullable String domain,
        @Nullable String companyName,
        @Nullable Links links,
        @Nullable Attributes attributes)
        implements Checked {

    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    @Override
    public void check(Violations violations) {
        violations
                .required("domain", domain)
                .matching("domain", domain, DOMAIN, "violation.domain")
                .atMost("companyName", companyName, 200);
    }

    public static CompanyProfile of(UUID customer, String domain, String companyName) {
        return new CompanyProfile(
                customer,
                domain,
                companyName,
                Links.self("/customers/" + customer + "/profiles/company"),
                Attributes.of("CustomerCompanyProfile"));
    }
}
