package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is to support a subscription; what it is called is not asked.
 *
 * @param supportMpnId its PLA ID, which must be one of that tenant's where it is given
 */
public record NewSupportContact(
        @Nullable String supportTenantId, @Nullable String supportMpnId) implements PartnerCenterMessage, Checked {

    /** Blank is how some clients write what they don't have. */
    public NewSupportContact {
        supportMpnId = supportMpnId == null || supportMpnId.isBlank() ? null : supportMpnId;
    }

    @Override
    public void check(Violations violations) {
        violations
                .required("supportTenantId", supportTenantId)
                .that(
                        supportTenantId == null || Guid.isWellFormed(supportTenantId),
                        "supportTenantId",
                        "violation.guid")
                .plaId("supportMpnId", supportMpnId);
    }

    /** The tenant, of what has been checked. */
    public UUID tenant() {
        return Guid.parse(supportTenantId);
    }
}
