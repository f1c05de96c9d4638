package io.partnerledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.Trade;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditProjectionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00.123456789Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final FoldedViews views = new FoldedViews();
    private final Trade trade = Trade.unsealable(views::listen, MONDAY);
    private final DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
    private final ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
    private final ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
    private final CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void one_request_is_one_record_of_each_resource_however_many_events_it_took() {
        SubscriptionId honsha =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        trade.status(honsha, SubscriptionStatus.SUSPENDED);
        trade.by("sato", kanto.value(), "AdminAgent", "request-1", "migration-2026");
        trade.after(DAY)
                .change(honsha, trade.plaIdOf(minami), "Honsha", 40, false, SubscriptionStatus.ACTIVE, List.of());

        // One event at a time, so that what began a record has been stored when the next one comes.
        views.foldInBatchesOf(1);

        assertThat(records("update_subscription")).hasSize(2).last().satisfies(changed -> {
            assertThat(changed)
                    .containsEntry("resource", honsha.stream())
                    .containsEntry("distributor_id", kanto.value())
                    .containsEntry("customer_id", minatoFoods.value())
                    .containsEntry("customer_name", "Minato Foods")
                    .containsEntry("resource_type", "subscription")
                    .containsEntry("operation_status", "succeeded")
                    .containsEntry("actor_subject", "sato")
                    .containsEntry("correlation_id", "migration-2026")
                    .containsEntry("operation_date", Timestamp.from(Instant.parse("2026-03-03T09:00:00.123456Z")));
            assertThat(changed.get("old_value"))
                    .hasToString("{\"Id\": \"" + honsha.value() + "\", \"Status\": \"suspended\", \"Quantity\": 25, "
                            + "\"PartnerId\": \"" + trade.plaIdOf(aoba).value()
                            + "\", \"FriendlyName\": \"Business Basic 0\", \"AutoRenewEnabled\": true}");
            assertThat(changed.get("new_value"))
                    .hasToString("{\"Id\": \"" + honsha.value() + "\", \"Status\": \"active\", \"Quantity\": 40, "
                            + "\"PartnerId\": \"" + trade.plaIdOf(minami).value()
                            + "\", \"FriendlyName\": \"Honsha\", \"AutoRenewEnabled\": false}");
        });
    }

    @Test
    void a_record_goes_by_the_position_of_the_first_event_of_its_request_however_it_was_folded() {
        SubscriptionId honsha =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        long before = views.told().size();
        trade.change(honsha, trade.plaIdOf(minami), "Honsha", 40, null, null, List.of());

        views.foldInBatchesOf(2);

        assertThat(records("update_subscription"))
                .singleElement()
                .satisfies(changed -> assertThat(changed).containsEntry("position", before + 1));
    }

    @Test
    void an_order_that_was_changed_is_an_update_of_it_with_what_became_otherwise() {
        OrderId order = trade.orderOfLegacyOffers(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.after(DAY).bill(order, BillingCycle.ANNUAL, List.of(Check.TENANT_SUSPENDED));
        trade.after(DAY).bill(order, BillingCycle.ANNUAL, List.of());
        trade.after(DAY).extend(order, trade.plaIdOf(aoba), 4, List.of());

        views.foldInBatchesOf(1);

        List<Map<String, Object>> updates = records("update_order");
        assertThat(updates)
                .extracting(row -> row.get("operation_status"))
                .containsExactly("failed", "succeeded", "succeeded");
        assertThat(updates).extracting(row -> row.get("resource")).containsOnly(order.stream());
        assertThat(updates.get(0).get("details").toString()).contains("FailedCheck-0", "tenant-suspended");
        assertThat(updates.get(1).get("old_value"))
                .hasToString("{\"Id\": \"" + order.value() + "\", \"BillingCycle\": \"monthly\"}");
        assertThat(updates.get(1).get("new_value"))
                .hasToString("{\"Id\": \"" + order.value() + "\", \"BillingCycle\": \"annual\"}");
        assertThat(updates.get(2).get("new_value").toString()).contains("ParentSubscriptionId");
        assertThat(updates.get(2).get("details").toString()).contains("Quantity-0", "PartnerOnRecord-0");
        // Its subscription tells of it too.
        assertThat(records("update_subscription")).hasSize(1);
    }

    @Test
    void an_order_that_was_billed_otherwise_and_added_to_by_one_request_is_one_update_of_it() {
        OrderId order = trade.orderOfLegacyOffers(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.after(DAY).billAndExtend(order, BillingCycle.ANNUAL, trade.plaIdOf(aoba), 4);

        views.foldInBatchesOf(1);

        assertThat(records("update_order")).singleElement().satisfies(update -> {
            assertThat(update.get("new_value").toString()).contains("\"annual\"", "ParentSubscriptionId");
            assertThat(update.get("details").toString())
                    .containsOnlyOnce("OrderId")
                    .contains("\"annual\"", "Quantity-0", "PartnerOnRecord-0");
        });
    }

    @Test
    void an_order_that_was_blocked_and_passed_later_is_a_failed_record_and_one_that_succeeded() {
        PlaceOrder order = trade.placing(new OrderId("order-1"), minatoFoods, trade.plaIdOf(aoba), 25, 3);
        trade.place(order, List.of(Check.TENANT_SUSPENDED, Check.AGREEMENT_UNSIGNED));
        trade.after(DAY).place(order, List.of());

        views.fold();

        List<Map<String, Object>> orders = records("create_order");
        assertThat(orders).extracting(row -> row.get("operation_status")).containsExactly("failed", "succeeded");
        assertThat(orders).extracting(row -> row.get("resource")).containsOnly("order:order-1");
        assertThat(orders.get(0).get("details").toString())
                .contains("\"FailedCheck-0\"", "tenant-suspended", "\"FailedCheck-1\"", "agreement-unsigned")
                .doesNotContain("SubscriptionId");
        assertThat(orders.get(0).get("new_value").toString()).doesNotContain("SubscriptionId", "completed");
        assertThat(orders.get(1).get("details").toString())
                .contains(order.lines().get(1).subscription().value().toString())
                .doesNotContain("FailedCheck");
    }

    @Test
    void a_blocked_change_says_what_was_wanted_and_what_was_wrong_with_it() {
        SubscriptionId honsha =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        trade.after(DAY).change(honsha, trade.plaIdOf(minami), null, 40, null, null, List.of(Check.NO_PARTNERSHIP));

        views.fold();

        assertThat(records("update_subscription")).singleElement().satisfies(blocked -> {
            assertThat(blocked).containsEntry("operation_status", "failed");
            assertThat(blocked.get("old_value"))
                    .hasToString("{\"Id\": \"" + honsha.value() + "\", \"PartnerId\": \""
                            + trade.plaIdOf(aoba).value() + "\"}");
            assertThat(blocked.get("new_value"))
                    .hasToString("{\"Id\": \"" + honsha.value() + "\", \"Quantity\": 40, \"PartnerId\": \""
                            + trade.plaIdOf(minami).value() + "\"}");
            assertThat(blocked.get("details"))
                    .hasToString("[{\"key\": \"FailedCheck-0\", \"value\": \"no-partnership\"}]");
        });
    }

    @Test
    void partners_by_whatever_way_are_one_record_once_they_are() {
        PartnershipId asked = trade.request(kanto, "Minami Cloud");
        trade.after(DAY).accept(asked, minami);
        PartnershipId followed = trade.after(DAY).partnersByLink(kanto, aoba);

        views.fold();

        assertThat(records("create_partner_relationship"))
                .extracting(row -> row.get("resource"))
                .containsExactly(asked.stream(), followed.stream());
    }

    @Test
    void what_was_told_of_from_before_the_ledger_and_what_time_did_was_done_by_nobody() {
        CustomerId nishiDental = trade.importCustomer(kanto, aoba, "Nishi Dental", "JP");
        SubscriptionId branch = trade.importSubscription(nishiDental, trade.plaIdOf(aoba), 12);
        trade.importPartnership(kanto, aoba, trade.now().minus(DAY));
        trade.after(DAY.multipliedBy(366)).advance(branch);
        trade.seats(branch, 13);

        views.fold();

        assertThat(views.rows("select * from views.audit_record_v1 where operation_type <> 'add_customer'"))
                .singleElement()
                .satisfies(changed -> assertThat(changed).containsEntry("customer_name", "Nishi Dental"));
        assertThat(records("add_customer")).hasSize(1);
    }

    @Test
    void nothing_about_a_person_is_kept_even_sealed() {
        views.fold();

        assertThat(views.everyRow().get("views.audit_record_v1").toString())
                .contains("Minato Foods", "c" + minatoFoods.value() + ".onmicrosoft.com")
                .doesNotContain("ciphertext", "Honcho", "Mori", "it@");
    }

    private List<Map<String, Object>> records(String operation) {
        return views.rows(
                "select * from views.audit_record_v1 where operation_type = ? order by operation_date, position",
                operation);
    }
}
