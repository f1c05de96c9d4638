package io.partnerledger.command.gdap;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.gdap.GdapTerms;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Delegated administration to be asked for.
 *
 * @param duration ISO 8601, from one day to two years
 * @param roles the GUIDs of the definitions of the roles
 */
record NewGdapRelationship(
        @Nullable String customerId,
        @Nullable String resellerTenantId,
        @Nullable String displayName,
        @Nullable String duration,
        @Nullable List<@Nullable String> roles)
        implements Checked {

    /** As many as one could mean: Entra has somewhat more built-in roles than that, and least privilege needs few. */
    private static final int MOST_ROLES = 100;

    @Override
    public void check(Violations violations) {
        violations
                .required("customerId", customerId)
                .guid("customerId", customerId)
                .required("resellerTenantId", resellerTenantId)
                .guid("resellerTenantId", resellerTenantId)
                .required("displayName", displayName)
                .atMost("displayName", displayName, 50)
                .required("duration", duration)
                .that(
                        duration == null || GdapTerms.duration(duration).isPresent(),
                        "duration",
                        "violation.gdap-duration")
                .that(roles != null && !roles.isEmpty(), "roles", "violation.required")
                .that(
                        roles == null || roles.size() <= MOST_ROLES,
                        "roles",
                        Text.of("violation.too-many", Map.of("max", Integer.toString(MOST_ROLES))));
        if (roles != null && roles.size() <= MOST_ROLES) {
            checkEach(roles, violations);
        }
    }

    private static void checkEach(List<@Nullable String> roles, Violations violations) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < roles.size(); i++) {
            String role = roles.get(i);
            String element = "roles[" + i + "]";
            violations
                    .required(element, role)
                    .guid(element, role)
                    .that(role == null || seen.add(role.toLowerCase(Locale.ROOT)), element, "violation.twice");
        }
    }

    GdapTerms terms() {
        return new GdapTerms(
                displayName,
                GdapTerms.duration(duration).orElseThrow(),
                roles.stream().map(role -> UUID.fromString(role).toString()).toList());
    }
}
