package io.partnerledger.command.customer;

import static io.partnerledger.command.example.Customers.ADDED_AT;
import static io.partnerledger.command.example.Customers.MINATO_FOODS;
import static io.partnerledger.command.example.Customers.minatoFoodsAdded;
import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.RHEIN;
import static io.partnerledger.command.example.LedgerInMemory.Kept.on;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.kernel.customer.ResellerPermission.ADMINISTRATOR;
import static io.partnerledger.kernel.customer.ResellerPermission.NONE;
import static io.partnerledger.kernel.customer.ResellerPermission.READER;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.ResellerPermission;
import io.partnerledger.kernel.customer.ResellerPermissionSet;
import io.partnerledger.kernel.customer.SetResellerPermission;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** What the associated reseller may do at an Azure customer (S71). */
class SettingAResellersPermissionTest {

    private final PartnersAsTold partners = new PartnersAsTold();

    private final LedgerInMemory ledger = LedgerInMemory.of(CustomerAggregate.class, CustomerDomainAggregate.class)
            .handling(axon -> new Customers(
                    axon.repository(CustomerAggregate.class),
                    axon.repository(CustomerDomainAggregate.class),
                    partners,
                    ClockAt.time(ADDED_AT)))
            .open();

    @Test // S71
    void it_may_nothing_until_the_distributor_says_so() {
        partners.knowsPartners(KANTO, AOBA);
        Customer reading = ledger.given(MINATO_FOODS, minatoFoodsAdded(AOBA, "added"))
                .when(set(READER, "reader"))
                .appends(on(MINATO_FOODS, permission("none", "reader", "reader")))
                .answer(Customer.class);
        assertThat(reading.version()).isEqualTo(1);
        ledger.when(set(ADMINISTRATOR, "administrator"))
                .appends(on(MINATO_FOODS, permission("reader", "administrator", "administrator")));
    }

    @Test
    void what_is_so_already_is_no_event() {
        partners.knowsPartners(KANTO, AOBA);
        ledger.given(MINATO_FOODS, minatoFoodsAdded(AOBA, "added"))
                .when(set(NONE, "none"))
                .appendsNothing();
        ledger.when(set(READER, "reader"));
        ledger.when(set(ADMINISTRATOR, "administrator"));
        ledger.when(set(READER, "reader")).appendsNothing().answer(Customer.class);
    }

    @Test
    void a_former_partner_keeps_what_it_has_and_can_lose_it_but_is_given_no_more() {
        ledger.given(
                        MINATO_FOODS,
                        minatoFoodsAdded(AOBA, "added"),
                        permission("none", "reader", "while they were partners"))
                .when(set(ADMINISTRATOR, "key"))
                .isRefusedAs(RefusalCode.PARTNERSHIP_NOT_ACTIVE);
        ledger.when(set(NONE, "key")).appends(on(MINATO_FOODS, permission("reader", "none", "key")));
    }

    @Test
    void a_customer_of_the_distributors_own_has_no_reseller_to_permit_anything() {
        ledger.given(MINATO_FOODS, minatoFoodsAdded(null, "added"))
                .when(set(READER, "key"))
                .isRefusedAs(RefusalCode.NO_ASSOCIATED_RESELLER);
    }

    @Test
    void to_another_distributor_the_customer_does_not_exist() {
        ledger.given(MINATO_FOODS, minatoFoodsAdded(AOBA, "added"))
                .when(by(RHEIN, READER, null, "key"))
                .isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    @Test
    void whoever_rests_on_an_older_version_is_refused() {
        partners.knowsPartners(KANTO, AOBA);
        ledger.given(MINATO_FOODS, minatoFoodsAdded(AOBA, "added"))
                .when(by(KANTO, READER, 1L, "key"))
                .isRefusedAs(RefusalCode.STALE_VERSION);
        ledger.when(by(KANTO, READER, 0L, "key")).answer(Customer.class);
    }

    private static SetResellerPermission set(ResellerPermission permission, String requestKey) {
        return by(KANTO, permission, null, requestKey);
    }

    private static SetResellerPermission by(
            DistributorId distributor, ResellerPermission permission, Long expectedVersion, String requestKey) {
        return new SetResellerPermission(MINATO_FOODS, distributor, permission, expectedVersion, requestKey);
    }

    private static ResellerPermissionSet permission(String from, String to, String requestKey) {
        return new ResellerPermissionSet(
                MINATO_FOODS.value().toString(),
                KANTO.value().toString(),
                AOBA.value().toString(),
                from,
                to,
                ADDED_AT,
                requestKey);
    }
}
