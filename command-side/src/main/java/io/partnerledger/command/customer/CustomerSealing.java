package io.partnerledger.command.customer;

import io.partnerledger.edge.partnercenter.Address;
import io.partnerledger.edge.partnercenter.BillingProfile;
import io.partnerledger.edge.partnercenter.CompanyProfile;
import io.partnerledger.edge.partnercenter.NewCustomer;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.Customer;
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
public class CustomerSealing {

    private final PersonalDataVault vault;

    CustomerSealing(PersonalDataVault vault) {
        this.vault = vault;
    }

    /** @param customer what has been checked */
    public AddCustomer sealed(NewCustomer customer, CustomerId id, UUID distributor, String requestKey) {
        return command(customer, id, distributor, requestKey, null, (text, known) -> vault.seal(id.stream(), text));
    }

    /**
     * To be compared with what the ledger has: the same text comes as it is sealed there. Any other comes as something
     * that is never kept, so that no key is made, least of all that of a customer who was forgotten.
     *
     * @param customer what has been checked
     */
    public AddCustomer comparedWith(Customer known, NewCustomer customer, String requestKey) {
        return command(
                customer,
                known.id(),
                known.distributor().value(),
                requestKey,
                known,
                (text, kept) ->
                        kept != null && vault.open(kept).orElse(text).equals(text) ? kept : notKept(known.id()));
    }

    /**
     * To be looked at and not kept: what is personal is left out.
     *
     * @param customer what has been checked
     */
    public AddCustomer unsealed(NewCustomer customer, CustomerId id, UUID distributor, String requestKey) {
        return command(customer, id, distributor, requestKey, null, (text, known) -> notKept(id));
    }

    private static AddCustomer command(
            NewCustomer customer,
            CustomerId id,
            UUID distributor,
            String requestKey,
            @Nullable Customer known,
            Seal seal) {
        CompanyProfile company = customer.companyProfile();
        BillingProfile billing = customer.billingProfile();
        Address address = billing.defaultAddress();
        @Nullable BillingContact before = known == null ? null : known.billingContact();
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
                        seal.of(billing.email(), before == null ? null : before.email()),
                        sealIfAny(billing.firstName(), before == null ? null : before.firstName(), seal),
                        sealIfAny(billing.lastName(), before == null ? null : before.lastName(), seal),
                        seal.of(address.document(), before == null ? null : before.address()),
                        sealIfAny(address.phoneNumber(), before == null ? null : before.phoneNumber(), seal)),
                sealIfAny(
                        company.organizationRegistrationNumber(),
                        known == null ? null : known.registrationNumber(),
                        seal),
                requestKey);
    }

    private static @Nullable SealedText sealIfAny(@Nullable String text, @Nullable SealedText known, Seal seal) {
        return isBlank(text) ? null : seal.of(text, known);
    }

    private static SealedText notKept(CustomerId id) {
        return new SealedText(id.stream(), 0, "");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** How a text is sealed, beside what the ledger has in its place. */
    @FunctionalInterface
    private interface Seal {

        SealedText of(String text, @Nullable SealedText known);
    }
}
