package io.partnerledger.events.rebuilding;

import static io.partnerledger.events.TestStore.event;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static io.partnerledger.events.rebuilding.RebuildingNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.CounterEvent.Counted;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.following.DeadLetter;
import io.partnerledger.events.following.DeadLetter.Status;
import io.partnerledger.events.following.DeadLetters;
import io.partnerledger.events.following.FragileCounters;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters belong to a generation: they go with it, and the next one has its own. */
class LettersOfGenerationsTest {

    private final FragileCounters projection = new FragileCounters().failingAt(13);
    private final String poisoned = freshStream();
    private final String garbled = freshStream();
    private HikariDataSource database;
    private JdbcClient jdbc;
    private DeadLetters letters;
    private RebuildingNode node;

    @BeforeEach
    void an_event_that_can_not_be_counted_and_one_that_can_not_be_read() {
        database = EventsDatabase.fresh();
        jdbc = JdbcClient.create(database);
        letters = new DeadLetters(database, List.of("views"));
        node = RebuildingNode.idle(database, "tokyo", projection);
        node.store.engine.appendEvents(opened(poisoned), event(poisoned, 1, new Counted(poisoned, 13)));
        node.store.engine.appendEvents(opened(garbled), event(garbled, 1, new Counted(garbled, 1)));
        jdbc.sql("alter table events.event disable trigger user").update();
        read(garbled, "{}");
        node.following.start();
        node.rebuilding.start();
        assertThat(node.shows(projection)).isTrue();
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private void read(String stream, String payload) {
        jdbc.sql("update events.event set payload = ?::json where stream = ? and sequence = 1")
                .params(payload, stream)
                .update();
    }

    private List<DeadLetter> parked() {
        return letters.page(EnumSet.of(Status.PARKED, Status.RETRYING), null, null, 10);
    }

    private void awaitServing(int generation) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("select generation from views.projection where serving")
                                .query(Integer.class)
                                .single()
                        == generation);
    }

    @Test
    void a_rebuild_parks_anew_what_still_can_not_be_folded_and_shows_all_once_it_can() {
        assertThat(parked()).extracting(DeadLetter::stream).containsExactly(poisoned, garbled);

        node.rebuilding.rebuild("counter", "operator");
        awaitServing(2);
        assertThat(parked()).extracting(DeadLetter::generation).containsExactly(2, 2);
        assertThat(parked())
                .extracting(DeadLetter::cause)
                .containsExactly(DeadLetter.Cause.FOLDING_FAILED, DeadLetter.Cause.UNREADABLE);

        node.close();
        projection.mend();
        read(garbled, "{\"counter\": \"" + garbled + "\", \"by\": 2}");
        node = RebuildingNode.started(database, "berlin", projection);
        node.rebuilding.rebuild("counter", "operator");
        awaitServing(3);
        assertThat(letters.page(EnumSet.allOf(Status.class), null, null, 10)).isEmpty();
        assertThat(jdbc.sql("select sum(count) from views.counter_v1")
                        .query(Long.class)
                        .single())
                .isEqualTo(15);
    }

    @Test
    void what_is_left_out_of_both_is_no_difference_and_letters_of_what_is_compared_are_nobodys_business() {
        node.rebuilding.verify("counter", "operator");

        await().atMost(SOON).until(() -> {
            assertThat(parked()).extracting(DeadLetter::generation).containsExactly(1, 1);
            return node.rebuilding
                    .verification("counter")
                    .filter(verification -> verification.status() == Verification.Status.DONE)
                    .isPresent();
        });

        assertThat(node.rebuilding.differences("counter")).hasValue(0);
        // Mended, the event is in what is compared and still not in what is served.
        projection.mend();
        node.rebuilding.verify("counter", "operator");
        await().atMost(SOON).until(() -> node.rebuilding.differences("counter").orElseThrow() > 0);
    }
}
