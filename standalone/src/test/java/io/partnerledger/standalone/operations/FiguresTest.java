package io.partnerledger.standalone.operations;

import static io.partnerledger.standalone.LedgerClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.standalone.StandaloneTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** How it is, told to whoever runs it. */
class FiguresTest extends StandaloneTest {

    @Test
    void an_operator_reads_the_figures_and_nobody_else_does() {
        HttpResponse<String> figures = client().get("/actuator/prometheus", client().tokenFor("ledger-operator"));

        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.body())
                .contains(
                        "ledger_webhooks_waiting",
                        "ledger_evidence_unsigned_days 0.0",
                        "ledger_dead_letters{projection=\"customer\"} 0.0",
                        "ledger_following_lag_events{follower=\"directory_in_memory\"}",
                        "ledger_following_lag_seconds{follower=\"customer_v3\"}");
        assertThat(client().get("/actuator/prometheus", client().tokenFor("kanto-admin"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client().send(client().to("/actuator/prometheus")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void how_it_is_is_told_to_everybody_in_a_word_and_to_an_operator_with_its_reasons() {
        assertThat(client().send(client().to("/actuator/health")).body()).doesNotContain("components");
        assertThat(json(client().get("/actuator/health", client().tokenFor("kanto-admin")))
                        .has("components"))
                .isFalse();
        assertThat(json(client().get("/actuator/health", client().tokenFor("ledger-operator")))
                        .get("components")
                        .propertyNames())
                .contains("following", "deadLetters", "dueWork", "webhook");
    }
}
