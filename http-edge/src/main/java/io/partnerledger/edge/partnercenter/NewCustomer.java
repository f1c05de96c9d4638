package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    /** Where a registration number and a telephone number are asked for. */
    private static final Set<String> REGISTERED_IN =
            Set.of("AM", "AZ", "BY", "HU", "IN", "KZ", "KG", "MD", "RU", "TJ", "UZ", "UA");

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
        if (billingProfile != null && companyProfile != null && billingProfile.defaultAddress() != null) {
            checkRegistration(companyProfile, billingProfile.defaultAddress(), violations);
        }
    }

    private static void checkRegistration(CompanyProfile company, Address address, Violations violations) {
        if (address.country() != null
                && REGISTERED_IN.contains(address.country().toUpperCase(Locale.ROOT))) {
            violations
                    .required("companyProfile.organizationRegistrationNumber", company.organizationRegistrationNumber())
                    .required("billingProfile.defaultAddress.phoneNumber", address.phoneNumber());
        }
    }

    public Optional<UUID> associatedReseller() {
        return Optional.ofNullable(associatedPartnerId)
                .filter(id -> !id.isBlank())
                .map(Guid::parse);
    }
}
