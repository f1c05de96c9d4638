package io.partnerledger.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is done with the npm client, from the first customer to the last change. */
class TheNpmClientTest extends ClientTest {

    @Test
    void it_sells_changes_and_reads_back_at_once() {
        NpmClient npm = new NpmClient(address(), token());
        String domain = freshDomain();

        String customer = id(npm.createCustomer(domain));
        assertThat(npm.customer(customer).at("/companyProfile/domain").asString())
                .isEqualTo(domain);
        assertThat(ids(npm.customers())).containsExactly(customer);

        String id = subscriptionOf(npm.order(customer, aoba.plaId(), 5));
        assertThat(ids(npm.subscriptions(customer))).containsExactly(id);

        JsonNode more = npm.update(customer, id, subscription -> subscription.put("quantity", 7));
        assertThat(more.get("quantity").asInt()).isEqualTo(7);
        npm.update(customer, id, subscription -> subscription.put("status", "suspended"));
        assertThat(npm.subscriptions(customer).at("/0/status").asString()).isEqualTo("suspended");
        npm.update(customer, id, subscription -> subscription.put("status", "active"));
        JsonNode moved = npm.update(
                customer,
                id,
                subscription -> subscription
                        .put("partnerId", minami.plaId())
                        .putNull("friendlyName")
                        .putNull("suspensionReasons"));
        assertThat(moved.get("partnerId").asString()).isEqualTo(minami.plaId());
        assertThat(npm.update(customer, id, nothing -> {})).isEqualTo(moved);
        assertThat(npm.subscription(customer, id)).isEqualTo(moved);
    }

    @Test
    void what_is_refused_it_is_told_with_a_code() {
        NpmClient npm = new NpmClient(address(), token());
        String domain = freshDomain();
        String customer = id(npm.createCustomer(domain));

        isRefused(404, 800015, () -> npm.order(customer, "9999999", 5));
        isRefused(409, 3000, () -> npm.createCustomer(domain));
        isRefused(403, 20002, () -> npm.customer(UUID.randomUUID().toString()));
        isRefused(401, 400, () -> new NpmClient(address(), "worn-out").customers());
        assertThat(npm.subscriptions(customer)).isEmpty();
    }
}
