package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.paging.Cursor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Nine notes, sought through as each client of Partner Center does. */
@EdgeTest
class SeekingTest {

    private static final String LIST = "/v1/test/notes";

    @LocalServerPort
    private int port;

    private JsonNode page(String path) {
        return read(Client.kantoAdmin(port), path);
    }

    private JsonNode page(String path, String token) {
        return read(Client.kantoAdmin(port).with("MS-ContinuationToken", token), path);
    }

    private static JsonNode read(Client client, String path) {
        Client.Answer answer = client.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** As one client follows a link: it glues, and sends what headers the link names. */
    private JsonNode follow(JsonNode link) {
        Client client = Client.kantoAdmin(port);
        link.get("headers")
                .forEach(header -> client.with(
                        header.get("key").asString(), header.get("value").asString()));
        return read(client, "/v1/" + link.get("uri").asString());
    }

    private static List<Integer> notes(JsonNode page) {
        List<Integer> numbers = new ArrayList<>();
        page.get("items").forEach(note -> numbers.add(note.get("quantity").asInt()));
        return numbers;
    }

    private static String filter(String operator, String value) {
        return "filter="
                + URLEncoder.encode(
                        "{\"Field\":\"Quantity\",\"Value\":\"" + value + "\",\"Operator\":\"" + operator + "\"}",
                        StandardCharsets.UTF_8);
    }

    @Test
    void without_a_size_or_with_none_the_list_is_whole() {
        for (String all : List.of("", "?size=0", "?size=", "?seekOperation=first", "?seekOperation=Last&size=0")) {
            JsonNode whole = page(LIST + all);
            assertThat(notes(whole)).hasSize(9);
            assertThat(whole.has("continuationToken")).isFalse();
            assertThat(whole.get("links").propertyNames()).containsExactly("self");
        }
    }

    @Test
    void links_lead_from_page_to_page_to_the_end_and_back() {
        JsonNode first = page(LIST + "?size=4");
        assertThat(notes(first)).containsExactly(1, 2, 3, 4);
        assertThat(first.get("totalCount").asInt()).isEqualTo(4);
        assertThat(first.at("/links/self/uri").asString()).isEqualTo("/test/notes?size=4");
        assertThat(first.at("/links/next/uri").asString()).isEqualTo("/test/notes?size=4&seekOperation=Next");
        assertThat(first.at("/links/next/headers/0/value").asString())
                .isEqualTo(first.get("continuationToken").asString());
        assertThat(first.get("links").has("previous")).isFalse();

        JsonNode second = follow(first.at("/links/next"));
        assertThat(notes(second)).containsExactly(5, 6, 7, 8);
        assertThat(second.at("/links/self/uri").asString()).isEqualTo("/test/notes?size=4&seekOperation=Next");
        assertThat(notes(follow(second.at("/links/self")))).isEqualTo(notes(second));

        JsonNode last = follow(second.at("/links/next"));
        assertThat(notes(last)).containsExactly(9);
        assertThat(last.has("continuationToken")).isFalse();
        assertThat(last.get("links").has("next")).isFalse();

        JsonNode secondAgain = follow(last.at("/links/previous"));
        assertThat(notes(secondAgain)).containsExactly(5, 6, 7, 8);
        JsonNode firstAgain = follow(secondAgain.at("/links/previous"));
        assertThat(notes(firstAgain)).containsExactly(1, 2, 3, 4);
        assertThat(firstAgain.get("links").has("previous")).isFalse();
        assertThat(notes(follow(firstAgain.at("/links/next")))).containsExactly(5, 6, 7, 8);
    }

    @Test
    void a_full_last_page_has_no_next() {
        JsonNode last = page(LIST + "?size=9");

        assertThat(notes(last)).hasSize(9);
        assertThat(last.has("continuationToken")).isFalse();
    }

    @Test
    void the_last_page_can_be_asked_for_at_once() {
        JsonNode last = page(LIST + "?size=2&seekOperation=LAST");

        assertThat(notes(last)).containsExactly(8, 9);
        assertThat(last.has("continuationToken")).isFalse();
        assertThat(notes(follow(last.at("/links/previous")))).containsExactly(6, 7);
    }

    @Test
    void a_token_alone_knows_size_and_filter_and_comes_as_header_or_as_parameter() {
        JsonNode first = page(LIST + "?size=2&" + filter("GreaterThan", "3"));
        assertThat(notes(first)).containsExactly(4, 5);
        assertThat(URI.create(first.at("/links/self/uri").asString()).getQuery())
                .contains("\"Value\":\"3\"");
        String token = first.get("continuationToken").asString();

        assertThat(notes(page(LIST + "?seekOperation=next", token))).containsExactly(6, 7);
        assertThat(notes(page(LIST, token))).containsExactly(6, 7);
        assertThat(notes(page(LIST + "?MS-ContinuationToken=" + token))).containsExactly(6, 7);
        assertThat(notes(page(LIST + "?size=3&" + filter("GreaterThan", "3"), token)))
                .containsExactly(6, 7, 8);
        assertThat(notes(page(LIST + "?seekOperation=First", token))).containsExactly(4, 5);
        assertThat(notes(page(LIST + "?seekOperation=Last", token))).containsExactly(8, 9);
    }

    @Test
    void a_token_of_another_list_filter_or_tenant_is_refused_and_so_is_a_garbled_one() {
        String token = page(LIST + "?size=2&" + filter("GreaterThan", "3"))
                .get("continuationToken")
                .asString();

        isInvalid(
                Client.kantoAdmin(port).with("MS-ContinuationToken", token).get(LIST + "?" + filter("LessThan", "3")));
        isInvalid(Client.of(port, Tokens.AOBA, Role.ADMIN_AGENT)
                .with("MS-ContinuationToken", token)
                .get(LIST));
        for (String garbled : List.of("x", token.substring(1), token.substring(0, token.length() - 3), "AQAAAA==")) {
            isInvalid(Client.kantoAdmin(port)
                    .with("MS-ContinuationToken", garbled)
                    .get(LIST));
        }
    }

    /** A checksum is no secret. */
    @Test
    void a_token_that_somebody_made_up_is_refused_whatever_it_holds() {
        List<Cursor> madeUp = List.of(
                Cursor.after(),
                Cursor.after(2),
                Cursor.after(2, ""),
                Cursor.after("two", ""),
                Cursor.after(2, "", "three", "four"),
                Cursor.after(501, "", 1, 2),
                Cursor.after(2, "no filter", 1, 2));
        for (Cursor token : madeUp) {
            for (String operation : List.of("Next", "Previous")) {
                isInvalid(Client.kantoAdmin(port)
                        .with("MS-ContinuationToken", token.written(LIST + " " + Tokens.KANTO))
                        .get(LIST + "?seekOperation=" + operation));
            }
        }
    }

    private static void isInvalid(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("code").asInt()).isEqualTo(800002);
    }

    @ParameterizedTest
    @CsvSource({
        "size=501, 800002",
        "size=-1, 800002",
        "size=some, 800002",
        "size=99999999999, 800002",
        "seekOperation=Next, 800002",
        "size=3&seekOperation=Previous, 800002",
        "seekOperation=PageIndex, 3000",
        "seekOperation=sideways, 3000",
        "filter=Minato, 800002",
        "filter=%7B%22Field%22:%22Name%22%2C%22Value%22:%22a%22%2C%22Operator%22:%22equals%22%7D, 3000"
    })
    void what_cannot_be_sought_is_told(String query, int code) {
        Client.Answer answer = Client.kantoAdmin(port).get(LIST + "?" + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("code").asInt()).isEqualTo(code);
    }
}
