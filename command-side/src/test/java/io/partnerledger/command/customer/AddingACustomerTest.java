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
import io.partnerledger.kernel.customer.CustomerDomainClaimed;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class AddingACustomerTest {

    private final PartnersAsTold partners = new PartnersAsTold().knowsPartners(KANTO, AOBA);

    private final LedgerInMemory ledger = LedgerInMemory.of(CustomerAggregate.class, CustomerDomainAggregate.class)
            .handling(axon -> new Customers(
                    axon.repository(CustomerAggregate.class),
                    axon.repository(CustomerDomainAggregate.class),
                    partners,
                    ClockAt.time(ADDED_AT)))
            .open();

    @Test
    void a_customer_is_added_on_a_partners_behalf_and_owns_its_domain_in_lower_case() {
        ledger.when(addMinatoFoods("key"))
                .appends(
                        on(MINATO_FOODS, minatoFoodsAdded(AOBA, "key")),
                        on("customer-domain:minatofoods.onmicrosoft.com", claimed(MINATO_FOODS)))
                .answers(minatoFoodsAdded(AOBA, "key").after(null));
    }

    @Test
    void whether_the_reseller_is_a_partner_is_asked_on_fresh_knowledge() {
        ledger.when(addMinatoFoods("key"));

        assertThat(partners.timesBroughtUpToDate()).isEqualTo(1);
    }

    @Test
    void a_customer_of_the_distributors_own_needs_no_reseller() {
        ledger.when(addMinatoFoods(null, "key"))
                .appends(on(MINATO_FOODS, minatoFoodsAdded(null, "key")), on(MINATO_DOMAIN, claimed(MINATO_FOODS)));
    }

    @Test
    void a_reseller_that_is_no_partner_gets_no_customer() {
        ledger.when(addMinatoFoods(MINAMI, "key")).isRefusedAs(RefusalCode.ASSOCIATED_PARTNER_NOT_A_PARTNER);
    }

    @Test
    void a_domain_belongs_to_one_customer_only() {
        ledger.given(MINATO_DOMAIN, claimed(OTHER_CUSTOMER))
                .when(addMinatoFoods("key"))
                .isRefusedAs(RefusalCode.DOMAIN_ALREADY_TAKEN);
    }

    @Test
    void a_repeat_of_the_same_request_appends_nothing_and_answers_the_same() {
        ledger.when(addMinatoFoods("key"));
        ledger.when(addMinatoFoods("key"))
                .appendsNothing()
                .answers(minatoFoodsAdded(AOBA, "key").after(null));
    }

    @Test
    void another_request_does_not_take_the_same_id() {
        ledger.when(addMinatoFoods("key"));
        ledger.when(addMinatoFoods("another key")).isRefusedAs(RefusalCode.ALREADY_EXISTS);
    }

    private static CustomerDomainClaimed claimed(CustomerId customer) {
        return new CustomerDomainClaimed(
                "minatofoods.onmicrosoft.com",
                customer.value().toString(),
                addMinatoFoods("key").distributor().value().toString(),
                ADDED_AT);
    }
}
