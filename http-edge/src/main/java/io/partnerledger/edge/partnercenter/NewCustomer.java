package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer to be created.
 *
 * @param associatedPartnerId the reseller's tenant, not its PLA ID; absent for a customer of the distributor's own
 */
public record NewCustomer(
        @Nullable CompanyProfile companyProfile,
        @Nullable BillingProfile billingProfile,
        @Nullable String associatedPartnerId)
        implements PartnerCenterMessage, Checked {

    @Override
    public void check(Violations violations) {
        violations
                .required("companyProfile", companyProfile)
                .within("companyProfile", companyProfile)
                .required("billingProfile", billingProfile)
                .within("billingProfile", billingProfile)
                .that(
                        associatedPartnerId == null
                                || associatedPartnerId.isBlank()
                                || Guid.isWellFormed(associatedPartnerId),
                        "associatedPartnerId",
                        "violation.guid");
    }

    public Optional<UUID> associatedReseller() {
        return Optional.ofNullable(associatedPartnerId)
                .filter(id -> !id.isBlank())
                .map(Guid::parse);
    }
}
