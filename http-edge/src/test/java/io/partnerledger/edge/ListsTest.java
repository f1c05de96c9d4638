package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.Client.Answer;
import io.partnerledger.edge.caller.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@EdgeTest
class ListsTest {

    @LocalServerPort
    int port;

    @Test
    void following_the_cursors_one_sees_every_item_once() {
        List<Integer> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        JsonNode page = list("").json();
        while (true) {
            page.path("items").forEach(item -> seen.add(item.asInt()));
            sizes.add(page.path("items").size());
            if (!page.has("nextCursor")) {
                break;
            }
            page = list("?cursor=" + page.path("nextCursor").asString()).json();
        }

        assertThat(seen).hasSize(120).doesNotHaveDuplicates().isSorted();
        assertThat(sizes).containsExactly(50, 50, 20);
    }

    @Test
    void a_last_page_that_is_full_has_no_next() {
        String nextToLast = list("?limit=119").json().path("nextCursor").asString();

        assertThat(list("?limit=120").json().has("nextCursor")).isFalse();
        assertThat(list("?limit=1&cursor=" + nextToLast).json().propertyNames()).containsExactly("items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "many", "1.5", "99999999999"})
    void a_limit_out_of_bounds_is_refused(String limit) {
        isBad(list("?limit=" + limit), "limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "AAAAAAAAAAAA", "____", "%20", "AQAAAA%3D%3D", "////"})
    void a_cursor_nobody_gave_is_refused(String cursor) {
        isBad(list("?cursor=" + cursor), "cursor");
    }

    @Test
    void a_cursor_with_a_letter_changed_or_missing_is_refused() {
        String cursor = list("?limit=1").json().path("nextCursor").asString();
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'Q' : 'A';
            isBad(list("?cursor=" + cursor.substring(0, i) + other + cursor.substring(i + 1)), "cursor");
        }
        isBad(list("?cursor=" + cursor.substring(1)), "cursor");
    }

    private Answer list(String query) {
        return Client.of(port, Tokens.AOBA, Role.ADMIN_AGENT).get("/ledger/test/notes" + query);
    }

    private static void isBad(Answer answer, String field) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo(field);
    }
}
