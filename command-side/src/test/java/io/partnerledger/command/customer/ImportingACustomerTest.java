package io.partnerledger.command.customer;

import static io.partnerledger.command.example.Customers.ADDED_AT;
import static io.partnerledger.command.example.Customers.MINATO_DOMAIN;
import static io.partnerledger.command.example.Customers.MINATO_FOODS;
import static io.partnerledger.command.example.Customers.OTHER_CUSTOMER;
import static io.partnerledger.command.example.Customers.addMinatoFoods;
import static io.partnerledger.command.example.Customers.minatoFoodsAdded;
import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.LedgerInMemory.Kept.on;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.CustomerAdded;
import io.partnerledger.kernel.customer.CustomerDomainClaimed;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.CustomerImported;
import io.partnerledger.kernel.customer.ImportCustomer;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.refusal.RefusalCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportingACustomerTest {

    private static final DistributorId RHEIN = DistributorId.of("d1570000-0000-4000-8000-0000000000ff");

    // No partner, or no more.
    private final PartnersAsTold partners = new PartnersAsTold().knowsOf(AOBA);

    private final LedgerInMemory ledger = LedgerInMemory.of(CustomerAggregate.class, CustomerDomainAggregate.class)
            .handling(axon -> new Customers(
                    axon.repository(CustomerAggregate.class),
                    axon.repository(CustomerDomainAggregate.class),
                    partners,
                    ClockAt.time(ADDED_AT)))
            .open();

    @Test
    void a_customer_is_taken_under_the_id_it_has_and_owns_its_domain() {
        ledger.when(new ImportCustomer(addMinatoFoods("line 1")))
                .appends(on(MINATO_FOODS, imported("line 1")), on(MINATO_DOMAIN, claimed(MINATO_FOODS)))
                .answers(ImportOutcome.IMPORTED);
    }

    @Test
    void what_is_imported_is_the_same_customer_as_one_that_was_added() {
        assertThat(imported("key").after(null))
                .isEqualTo(minatoFoodsAdded(AOBA, "key").after(null));
    }

    @Test
    void the_same_again_changes_nothing_whichever_request_it_comes_with() {
        ledger.when(new ImportCustomer(addMinatoFoods("line 1")));

        ledger.when(new ImportCustomer(addMinatoFoods("line 1 of another file")))
                .appendsNothing()
                .answers(ImportOutcome.UNCHANGED);
    }

    @Test
    void the_very_same_request_appends_nothing_and_answers_the_same() {
        ledger.when(new ImportCustomer(addMinatoFoods("line 1")));

        ledger.when(new ImportCustomer(addMinatoFoods("line 1")))
                .appendsNothing()
                .answers(ImportOutcome.IMPORTED);
    }

    @Test
    void a_customer_that_was_added_here_is_known_already() {
        partners.knowsPartners(KANTO, AOBA);
        ledger.when(addMinatoFoods("key"));

        ledger.when(new ImportCustomer(addMinatoFoods("line 1")))
                .appendsNothing()
                .answers(ImportOutcome.UNCHANGED);
    }

    @Test
    void what_the_ledger_knows_otherwise_stays_and_is_named() {
        AddCustomer known = addMinatoFoods("line 1");
        ledger.when(new ImportCustomer(known));

        assertThat(ledger.when(new ImportCustomer(withOtherNameAndPhone(known)))
                        .isRefusedAs(RefusalCode.DIFFERS_FROM_LEDGER)
                        .parameters())
                .isEqualTo(Map.of("members", "companyName, phoneNumber"));
    }

    @Test
    void another_distributors_customer_is_refused_without_saying_whose_it_is() {
        CustomerAdded added = minatoFoodsAdded(AOBA, "key");
        ledger.given(
                MINATO_FOODS,
                new CustomerAdded(
                        added.customerId(),
                        RHEIN.value().toString(),
                        null,
                        added.domain(),
                        added.companyName(),
                        added.country(),
                        added.culture(),
                        added.language(),
                        added.billingContact(),
                        null,
                        added.addedAt(),
                        "key"));

        assertThat(ledger.when(new ImportCustomer(addMinatoFoods("line 1")))
                        .isRefusedAs(RefusalCode.ALREADY_EXISTS)
                        .parameters())
                .isEmpty();
    }

    @Test
    void its_domain_must_be_free() {
        ledger.given(MINATO_DOMAIN, claimed(OTHER_CUSTOMER))
                .when(new ImportCustomer(addMinatoFoods("line 1")))
                .isRefusedAs(RefusalCode.DOMAIN_ALREADY_TAKEN);
    }

    @Test
    void the_reseller_it_is_associated_with_must_be_known_but_need_not_be_a_partner_any_more() { // S76
        assertThat(ledger.when(new ImportCustomer(addMinatoFoods(MINAMI, "line 1")))
                        .isRefusedAs(RefusalCode.RESELLER_NOT_REGISTERED)
                        .parameters())
                .isEqualTo(Map.of("reseller", MINAMI.value().toString()));
    }

    private static AddCustomer withOtherNameAndPhone(AddCustomer known) {
        BillingContact contact = known.billingContact();
        return new AddCustomer(
                known.id(),
                known.distributor(),
                known.associatedReseller(),
                known.domain(),
                "Minato Foods Holdings",
                known.country(),
                known.culture(),
                known.language(),
                new BillingContact(
                        contact.email(),
                        contact.firstName(),
                        contact.lastName(),
                        contact.address(),
                        new SealedText(MINATO_FOODS.stream(), 1, "cGhvbmU=")),
                known.registrationNumber(),
                "line 2");
    }

    private static CustomerImported imported(String requestKey) {
        CustomerAdded added = minatoFoodsAdded(AOBA, requestKey);
        return new CustomerImported(
                added.customerId(),
                added.distributorId(),
                added.associatedResellerTenantId(),
                added.domain(),
                added.companyName(),
                added.country(),
                added.culture(),
                added.language(),
                added.billingContact(),
                added.registrationNumber(),
                ADDED_AT,
                requestKey);
    }

    private static CustomerDomainClaimed claimed(CustomerId customer) {
        return new CustomerDomainClaimed(
                "minatofoods.onmicrosoft.com",
                customer.value().toString(),
                KANTO.value().toString(),
                ADDED_AT);
    }
}
