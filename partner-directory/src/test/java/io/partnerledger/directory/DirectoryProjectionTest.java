package io.partnerledger.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.following.ProjectionTables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DirectoryProjectionTest {

    private static final List<String> TABLES = List.of(
            "directory_distributor_v1",
            "directory_invitation_v1",
            "directory_partnership_v1",
            "directory_pla_v1",
            "directory_reseller_v1");

    private final DirectoryProjection projection = new DirectoryProjection();
    private HikariDataSource database;
    private ProjectionTables tables;
    private List<? extends TrackedEventMessage<?>> story;

    @BeforeEach
    void a_whole_story_in_the_store() {
        database = DirectoryDatabase.fresh();
        tables = new ProjectionTables(database);
        tables.prepare(projection);
        try (LedgerNode node = LedgerNode.deaf(database, "tokyo")) {
            node.append(new Partners().wholeStory());
            story = node.everything();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Map<String, List<Map<String, Object>>> rows() {
        JdbcClient jdbc = JdbcClient.create(database);
        Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    jdbc.sql("select * from command." + table + " order by 1, 2")
                            .query()
                            .listOfRows());
        }
        return rows;
    }

    private void forget() {
        JdbcClient jdbc = JdbcClient.create(database);
        TABLES.forEach(table -> jdbc.sql("delete from command." + table).update());
        jdbc.sql("update command.projection set position = 0").update();
    }

    @Test
    void a_replay_in_one_batch_gives_the_rows_that_came_event_by_event() {
        story.forEach(event -> tables.fold(projection, List.of(event)));
        Map<String, List<Map<String, Object>>> live = rows();
        forget();

        tables.fold(projection, story);

        assertThat(rows())
                .isEqualTo(live)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    }

    @Test
    void wherever_a_batch_ends_the_rows_are_the_same() {
        tables.fold(projection, story);
        Map<String, List<Map<String, Object>>> inOne = rows();

        for (int end = 1; end < story.size(); end++) {
            forget();
            tables.fold(projection, story.subList(0, end));
            tables.fold(projection, story.subList(end, story.size()));
            assertThat(rows()).as("split after event %d", end).isEqualTo(inOne);
        }
    }

    @Test
    void each_event_twice_changes_nothing() {
        tables.fold(projection, story);
        Map<String, List<Map<String, Object>>> once = rows();
        forget();

        story.forEach(event -> tables.fold(projection, List.of(event, event)));

        assertThat(rows()).isEqualTo(once);
    }

    @Test
    void what_comes_again_later_does_not_bring_back_what_was() {
        tables.fold(projection, story);
        Map<String, List<Map<String, Object>>> once = rows();

        IntStream.rangeClosed(1, story.size()).forEach(end -> {
            tables.fold(projection, story.subList(0, end));
            assertThat(rows()).as("after the first %d events came again", end).isEqualTo(once);
        });
        assertThat(tables.position(projection.shape())).hasValue(story.size());
    }
}
