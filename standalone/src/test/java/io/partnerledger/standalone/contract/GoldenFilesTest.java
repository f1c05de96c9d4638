package io.partnerledger.standalone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.access.Route;
import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.standalone.client.Reply;
import io.partnerledger.standalone.client.StrictReading;
import io.partnerledger.standalone.story.Actor;
import io.partnerledger.standalone.story.StoryTest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * What the reference and the clients send is answered as the files beside this test have it.
 *
 * <p>They are run in the order of their names, on one small book: first all is read, then a few things are refused, and
 * only then something is written.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenFilesTest extends StoryTest {

    private static final Path FILES = Path.of("src/test/resources/io/partnerledger/standalone/contract");

    @Autowired
    private RouteTable table;

    private @Nullable Map<String, String> known;
    private @Nullable String token;

    static Stream<GoldenPair> pairs() {
        return GoldenPair.under(FILES);
    }

    @BeforeEach
    void keep_a_small_book() {
        if (known == null) {
            Actor kanto = distributor("Kanto Distribution", "JP");
            known = book(kanto);
            token = tokenOf(kanto.tenant(), "AdminAgent");
        }
    }

    private Map<String, String> book(Actor kanto) {
        Reseller aoba = resellerInGoodStanding("Aoba Systems K.K.", "JP");
        Reseller tama = resellerInGoodStanding("Tama Networks K.K.", "JP");
        partners(kanto, aoba);
        partners(kanto, tama);
        suspend(tama, "Overdue").as(200);
        Map<String, String> book = new LinkedHashMap<>();
        book.put("kanto", kanto.tenant().toString());
        book.put("kanto.pla", plaIdOf(kanto));
        book.put("aoba", aoba.tenant().toString());
        book.put("aoba.pla", aoba.plaId());
        book.put("tama", tama.tenant().toString());
        book.put("tama.pla", tama.plaId());
        book.put("nobody", UUID.randomUUID().toString());
        book.put("fresh", "fresh-" + UUID.randomUUID());
        for (String name : List.of("customer", "changing")) {
            keepCustomer(name, kanto, aoba, book);
        }
        book.put("cart", cart(kanto, book.get("customer"), aoba));
        kanto.get("/v1/customers/%s/carts/%s", book.get("customer"), book.get("cart"))
                .as(200);
        String leaving = customerOf(kanto, aoba);
        book.put("leaving", leaving);
        book.put("leaving.domain", domainOf(kanto, leaving));
        return book;
    }

    /** A customer with one order and its subscription, seen in every view. */
    private static void keepCustomer(String name, Actor kanto, Reseller aoba, Map<String, String> book) {
        boolean first = name.equals("customer");
        String customer = customerOf(kanto, aoba);
        JsonNode order = order(kanto, customer, aoba.plaId()).as(201);
        JsonNode subscription =
                kanto.get("/v1/customers/%s/subscriptions", customer).as(200).at("/items/0");
        assertThat(kanto.get("/v1/customers/%s/orders", customer).as(200).get("items"))
                .hasSize(1);
        assertThat(kanto.get("/v1/relationships").as(200).get("items")).hasSize(2);
        book.put(name, customer);
        book.put(name + ".domain", domainOf(kanto, customer));
        String prefix = first ? "" : name + ".";
        book.put(prefix + "order", order.get("id").asString());
        book.put(prefix + "order.etag", order.at("/attributes/etag").asString());
        book.put(prefix + "subscription", subscription.get("id").asString());
        book.put(prefix + "etag", subscription.at("/attributes/etag").asString());
    }

    private static String domainOf(Actor kanto, String customer) {
        return kanto.get("/v1/customers/%s", customer)
                .as(200)
                .at("/companyProfile/domain")
                .asString();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_is_sent_is_answered_as_approved(GoldenPair file) {
        GoldenPair pair = file.with(known);
        Map<String, String> headers = new LinkedHashMap<>(pair.headers());
        headers.put("Authorization", "Bearer " + token);

        Reply reply = Reply.to(pair.method(), address() + pair.path(), headers, pair.body());

        assertThat(reply.status()).as(reply.toString()).isEqualTo(pair.status());
        assertThat(reply.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(Likeness.differences(pair.expected(), reply.json()))
                .as(reply.toString())
                .isEmpty();
        assertThat(StrictReading.unreadableIn(reply.json())).isEmpty();
    }

    @Test
    void every_route_of_partner_center_has_its_files() {
        List<String> told = pairs().filter(pair -> pair.status() < 300)
                .map(pair -> pair.method() + " "
                        + pair.path().replaceFirst("\\?.*", "").replaceAll("\\$\\{[^}]*}", "{}"))
                .distinct()
                .toList();

        assertThat(table.all().stream().filter(route -> route.pattern().startsWith("/v1/")))
                .hasSizeGreaterThan(15)
                .extracting(GoldenFilesTest::unnamed)
                .isSubsetOf(told);
    }

    private static String unnamed(Route route) {
        return route.method() + " " + route.pattern().replaceAll("\\{[^/}]*}", "{}");
    }
}
