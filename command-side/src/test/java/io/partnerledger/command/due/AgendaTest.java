package io.partnerledger.command.due;

import static io.partnerledger.command.due.Invitations.IN_A_MONTH;
import static io.partnerledger.command.due.Invitations.KANTO;
import static io.partnerledger.command.due.Invitations.accepted;
import static io.partnerledger.command.due.Invitations.expired;
import static io.partnerledger.command.due.Invitations.requested;
import static io.partnerledger.command.due.Invitations.stream;
import static io.partnerledger.command.due.Invitations.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What events put on the agenda, and take off again. */
class AgendaTest {

    private final String open = UUID.randomUUID().toString();
    private final String over = UUID.randomUUID().toString();
    private final String aobasWithKanto = UUID.randomUUID().toString();
    private final String aobasWithRhein = UUID.randomUUID().toString();
    private final String minamis = UUID.randomUUID().toString();
    private final String aoba = UUID.randomUUID().toString();
    private final String minami = UUID.randomUUID().toString();

    private HikariDataSource database;
    private AgendaNode node;
    private List<? extends TrackedEventMessage<?>> story;

    @BeforeEach
    void a_whole_story_in_the_store() {
        database = AgendaNode.freshDatabase();
        JdbcClient.create(database)
                .sql("create table command.due_partner_v2_g1 (reseller text, partnership text,"
                        + " primary key (reseller, partnership))")
                .update();
        node = AgendaNode.idle(
                database,
                "tokyo",
                Clock.systemUTC(),
                due -> {},
                List.of(new Invitations.Expiry(), new Invitations.LookAtPartners()));
        for (String each : List.of(open, over, aobasWithKanto, aobasWithRhein, minamis)) {
            node.append(stream(each), requested(each, IN_A_MONTH));
        }
        node.append(stream(aobasWithKanto), accepted(aobasWithKanto, aoba));
        node.append(stream(minamis), accepted(minamis, minami));
        node.append(stream(over), expired(over, IN_A_MONTH));
        node.append("reseller-tenant:" + aoba, suspended(aoba));
        node.append(stream(aobasWithRhein), accepted(aobasWithRhein, aoba));
        node.append("reseller-tenant:" + aoba, suspended(aoba));
        story = node.everything();
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private List<Map<String, Object>> agenda() {
        return node.jdbc
                .sql("select kind, subject, distributor_id, due_at, position, correlation_id from command.due_v2"
                        + " order by kind, subject")
                .query()
                .listOfRows();
    }

    private void forget() {
        node.jdbc.sql("delete from command.due_v2").update();
        node.jdbc.sql("delete from command.due_partner_v2").update();
        node.jdbc
                .sql("update command.projection set position = 0 where name = 'due'")
                .update();
    }

    @Test
    void it_holds_what_is_still_to_be_done_and_since_when_and_why() {
        node.tables.fold(node.projection, story);

        assertThat(agenda())
                .extracting(row -> row.get("kind"), row -> row.get("subject"), row -> row.get("position"))
                .containsExactlyInAnyOrder(
                        tuple("expiry", open, 1L),
                        tuple("look-at-partners", aobasWithKanto, 11L),
                        tuple("look-at-partners", aobasWithRhein, 11L));
        assertThat(agenda()).allSatisfy(row -> assertThat(row).containsEntry("distributor_id", KANTO));
        assertThat(agenda())
                .filteredOn(row -> row.get("kind").equals("look-at-partners"))
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("correlation_id", "cause of reseller-tenant:" + aoba)
                        .containsEntry("due_at", Timestamp.from(Instant.EPOCH)));
    }

    @Test
    void a_replay_in_one_batch_gives_what_came_event_by_event_each_of_them_twice() {
        story.forEach(event -> node.tables.fold(node.projection, List.of(event, event)));
        List<Map<String, Object>> live = agenda();
        forget();

        node.tables.fold(node.projection, story);

        assertThat(agenda()).isEqualTo(live).hasSize(3);
    }

    @Test
    void wherever_a_batch_ends_the_agenda_is_the_same() {
        node.tables.fold(node.projection, story);
        List<Map<String, Object>> inOne = agenda();

        for (int end = 1; end < story.size(); end++) {
            forget();
            node.tables.fold(node.projection, story.subList(0, end));
            node.tables.fold(node.projection, story.subList(end, story.size()));
            assertThat(agenda()).as("split after event %d", end).isEqualTo(inOne);
        }
    }
}
