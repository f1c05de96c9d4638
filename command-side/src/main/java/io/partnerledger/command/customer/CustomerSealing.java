package io.partnerledger.command.customer;

import io.partnerledger.edge.partnercenter.Address;
import io.partnerledger.edge.partnercenter.BillingProfile;
import io.partnerledger.edge.partnercenter.CompanyProfile;
import io.partnerledger.edge.partnercenter.NewCustomer;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.CustomerDomain;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what a client sends about a customer a command, with all that is personal in it sealed. */
@Component
class CustomerSealing {

    private final PersonalDataVault vault;

    CustomerSealing(PersonalDataVault vault) {
        this.vault = vault;
    }

    /** @param customer what has been checked */
    AddCustomer sealed(NewCustomer customer, CustomerId id, UUID distributor, String requestKey) {
        CompanyProfile company = customer.companyProfile();
        BillingProfile billing = customer.billingProfile();
        Address address = billing.defaultAddress();
        return new AddCustomer(
                id,
                new DistributorId(distributor),
                customer.associatedReseller().map(ResellerTenantId::new).orElse(null),
                CustomerDomain.of(company.domain()),
                isBlank(company.companyName()) ? billing.companyName() : company.companyName(),
                Country.of(address.country()),
                billing.culture(),
                billing.language(),
                new BillingContact(
                        vault.seal(id.stream(), billing.email()),
                        seal(id, billing.firstName()),
                        seal(id, billing.lastName()),
                        vault.seal(id.stream(), address.document()),
                        seal(id, address.phoneNumber())),
                seal(id, company.organizationRegistrationNumber()),
                requestKey);
    }

    private @Nullable SealedText seal(CustomerId id, @Nullable String text) {
        return isBlank(text) ? null : vault.seal(id.stream(), text);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
