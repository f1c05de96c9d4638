package io.partnerledger.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is done with the .NET client, whose bodies are full of nulls, unknown cycles and first days of all. */
class TheDotNetClientTest extends ClientTest {

    private DotNetClient dotNet;

    @BeforeEach
    void portal() {
        dotNet = new DotNetClient(address(), token());
    }

    @Test
    void it_sells_through_a_reseller_and_reads_back_at_once() {
        assertThat(ids(dotNet.resellers()))
                .containsExactlyInAnyOrder(
                        aoba.tenant().toString(), minami.tenant().toString());
        assertThat(dotNet.mpnProfile(aoba.plaId()).get("partnerName").asString())
                .isEqualTo("Aoba Systems");

        JsonNode created = dotNet.createCustomer(freshDomain(), aoba.tenant());
        String customer = id(created);
        assertThat(created.get("associatedPartnerId").asString())
                .isEqualTo(aoba.tenant().toString());
        assertThat(ids(dotNet.customers())).containsExactly(customer);
        assertThat(dotNet.customer(customer).at("/billingProfile/culture").asString())
                .isEqualTo("ja-JP");

        JsonNode order = dotNet.order(customer, aoba.plaId(), 5);
        assertThat(order.get("billingCycle").asString()).isEqualTo("monthly");
        assertThat(ids(dotNet.orders(customer))).containsExactly(id(order));
        assertThat(ids(dotNet.subscriptions(customer))).containsExactly(subscriptionOf(order));
    }

    @Test
    void what_it_changes_it_sends_back_whole_and_reads_at_once() {
        String customer = id(dotNet.createCustomer(freshDomain(), aoba.tenant()));
        String id = subscriptionOf(dotNet.order(customer, aoba.plaId(), 5));
        JsonNode read = dotNet.subscription(customer, id);

        assertThat(dotNet.change(customer, read, nothing -> {})).isEqualTo(read);
        JsonNode moved = dotNet.change(customer, read, subscription -> subscription.put("PartnerId", minami.plaId()));
        assertThat(moved.get("partnerId").asString()).isEqualTo(minami.plaId());
        JsonNode suspended = dotNet.change(
                customer,
                moved,
                subscription -> subscription
                        .put("Status", "suspended")
                        .put("BillingCycle", "unknown")
                        .put("CommitmentEndDate", "0001-01-01T00:00:00"));
        assertThat(suspended.get("status").asString()).isEqualTo("suspended");
        assertThat(suspended.get("commitmentEndDate")).isEqualTo(read.get("commitmentEndDate"));
        assertThat(dotNet.subscription(customer, id)).isEqualTo(suspended);
        isRefused(400, 2055, () -> dotNet.change(customer, read, subscription -> subscription.put("Quantity", 6)));
        JsonNode contact = dotNet.putSupportContact(customer, id, minami.tenant(), minami.plaId());
        assertThat(contact.get("name").asString()).isEqualTo("Minami Cloud");
    }

    @Test
    void a_cart_it_fills_is_ordered_once() {
        String customer = id(dotNet.createCustomer(freshDomain(), aoba.tenant()));
        String cart = id(dotNet.fillCart(customer, aoba.plaId(), 5));

        JsonNode order = dotNet.checkOut(customer, cart).at("/orders/0");

        assertThat(ids(dotNet.orders(customer))).containsExactly(id(order));
        assertThat(ids(dotNet.subscriptions(customer))).containsExactly(subscriptionOf(order));
        isRefused(400, 800065, () -> dotNet.checkOut(customer, cart));
        assertThat(dotNet.orders(customer).get("items")).hasSize(1);
    }

    @Test
    void it_pages_through_its_customers_and_searches_them_and_its_partners() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(id(dotNet.createCustomer(freshDomain(), i == 1 ? minami.tenant() : aoba.tenant())));
        }

        JsonNode first = dotNet.firstCustomers(2);
        assertThat(ids(first)).containsExactly(all.get(0), all.get(1));
        assertThat(ids(dotNet.follow(first))).containsExactly(all.get(2));
        assertThat(ids(dotNet.seekNextCustomers(first))).containsExactly(all.get(2));
        assertThat(ids(dotNet.customersWhere("IndirectReseller", minami.tenant().toString())))
                .containsExactly(all.get(1));
        assertThat(namesIn(dotNet.resellersNamed("minami"), "mpnId")).containsExactly(minami.plaId());
    }

    @Test
    void what_it_did_it_finds_among_the_audit_records() {
        String customer = id(dotNet.createCustomer(freshDomain(), aoba.tenant()));
        dotNet.order(customer, aoba.plaId(), 5);
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);

        JsonNode records = dotNet.auditRecords(now.minusDays(1), now.plusDays(1), "CustomerId", "equals", customer);

        assertThat(namesIn(records, "operationType")).containsExactly("create_order", "add_customer");
        assertThat(ids(dotNet.auditRecords(now.minusDays(9), now.minusDays(8), "CustomerId", "equals", customer)))
                .isEmpty();
    }

    @Test
    void what_is_refused_it_is_told_with_a_code() {
        String customer = id(dotNet.createCustomer(freshDomain(), aoba.tenant()));
        suspend(aoba, "Overdue").as(200);

        isRefused(403, 800039, () -> dotNet.order(customer, aoba.plaId(), 5));
        isRefused(403, 20002, () -> dotNet.customer(UUID.randomUUID().toString()));
        isRefused(400, 800016, () -> dotNet.createCustomer(freshDomain(), UUID.randomUUID()));
    }
}
