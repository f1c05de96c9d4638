package io.partnerledger.query.cart;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.cart.CartId;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CartsTest extends QuerySideTest {

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private CustomerId minatoFoods;
    private String carts;

    @BeforeEach
    void sell() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        carts = "/v1/customers/" + minatoFoods.value() + "/carts/";
        trade.by("sato", kanto.value(), "SalesAgent", "request-1", "shopping");
    }

    @Test
    void a_cart_shows_what_lies_in_it_and_whether_it_is_ordered() {
        CartId cart = trade.cart(minatoFoods, trade.plaIdOf(aoba));
        JsonNode active = as(kanto).read(carts + cart.value());
        assertThat(active.get("status").asString()).isEqualTo("Active");
        assertThat(each(active.get("lineItems"), "orderGroup")).containsExactly("0", "1");
        assertThat(active.get("lastModifiedUser").asString()).isEqualTo("sato");

        trade.after(Duration.ofDays(1)).by("suzuki", kanto.value(), "SalesAgent", "request-2", "shopping");
        trade.refill(cart, trade.plaIdOf(aoba));
        trade.checkOut(cart);

        JsonNode ordered = as(kanto).read(carts + cart.value());
        assertThat(ordered.get("status").asString()).isEqualTo("Ordered");
        assertThat(ordered.get("lineItems")).hasSize(1);
        assertThat(ordered.get("lastModifiedUser").asString()).isEqualTo("suzuki");
        assertThat(ordered.get("lastModifiedTimestamp").asString())
                .isGreaterThan(ordered.get("creationTimestamp").asString());
        assertThat(as(kanto)
                        .read("/v1/customers/" + minatoFoods.value() + "/orders")
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void a_cart_whose_time_is_up_is_gone_unless_it_was_ordered() {
        trade.after(Duration.ofDays(-400));
        CartId forgotten = trade.cart(minatoFoods, trade.plaIdOf(aoba));
        CartId ordered = trade.cart(minatoFoods, trade.plaIdOf(aoba));
        trade.checkOut(ordered);

        isFault(as(kanto).get(carts + forgotten.value()), 404, 800008);
        assertThat(as(kanto).read(carts + ordered.value()).get("status").asString())
                .isEqualTo("Ordered");
    }

    @Test
    void unknown_and_foreign_carts_are_not_found() {
        CartId cart = trade.cart(minatoFoods, trade.plaIdOf(aoba));
        CustomerId other = trade.customer(kanto, aoba, "Nishi Dental", "JP");
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");

        isFault(as(kanto).get(carts + UUID.randomUUID()), 404, 800008);
        isFault(as(kanto).get("/v1/customers/" + other.value() + "/carts/" + cart.value()), 404, 800008);
        isFault(as(kanto).get(carts + "me"), 400, 900118);
        isFault(as(rhein).get(carts + cart.value()), 403, 20002);
    }

    private static void isFault(Answer answer, int status, int code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().get("code").asInt()).as(answer.toString()).isEqualTo(code);
    }
}
