package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it was asked for by itself, in full.
 *
 * @param id its tenant
 */
public record ExportedCustomer(
        @Nullable String id,
        @Nullable CompanyProfile companyProfile,
        @Nullable BillingProfile billingProfile,
        @Nullable String associatedPartnerId)
        implements Checked {

    /** It must be one that could be created. */
    @Override
    public void check(Violations violations) {
        violations.required("id", id).guid("id", id);
        asNew().check(violations);
    }

    public UUID tenant() {
        return Guid.parse(id);
    }

    /** All of it but its id. */
    public NewCustomer asNew() {
        return new NewCustomer(companyProfile, billingProfile, associatedPartnerId);
    }
}
