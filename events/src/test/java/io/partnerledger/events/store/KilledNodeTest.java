package io.partnerledger.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.jdbc.core.simple.JdbcClient;

class KilledNodeTest {

    private static final int ENOUGH = 300;
    private static final int KILLED = 128 + 9;
    private static final Pattern WHOLE_LINE = Pattern.compile("[0-9a-f-]{36}");

    private HikariDataSource database;
    private JdbcClient jdbc;
    private Process node;

    @BeforeEach
    void a_node_that_appends() throws IOException {
        database = EventsDatabase.fresh();
        jdbc = JdbcClient.create(database);
        node = AppendingNode.startedOn(database);
    }

    @AfterEach
    void close() {
        node.destroyForcibly();
        database.close();
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void what_was_acknowledged_before_a_kill_is_stored_whole_and_a_new_node_goes_on() throws Exception {
        Set<String> acknowledged = acknowledgedUntilKilled();

        assertThat(node.waitFor()).isEqualTo(KILLED);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(wholePairs()).containsAll(acknowledged);

        String next = UUID.randomUUID().toString();
        try (TestStore successor = new TestStore(database)) {
            AppendingNode.append(successor, next);

            assertThat(successor.engine.readEvents(null, false)).hasSameSizeAs(positions());
            assertThat(successor.head.known()).isEqualTo(positions().size());
        }
        assertThat(wholePairs()).containsAll(acknowledged).contains(next);
        assertThat(halfPairs()).isEmpty();
        assertThat(positions())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, positions().size()).boxed().toList());
    }

    private Set<String> acknowledgedUntilKilled() throws IOException {
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader said = node.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (WHOLE_LINE.matcher(line).matches()) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == ENOUGH) {
                    // Through its handle: the process itself would close the pipe, and its last words with it.
                    node.toHandle().destroyForcibly();
                }
            }
        }
        return acknowledged;
    }

    private List<Long> positions() {
        return jdbc.sql("select position from events.event order by position")
                .query(Long.class)
                .list();
    }

    private Set<String> wholePairs() {
        return new HashSet<>(pairs("= 2"));
    }

    private List<String> halfPairs() {
        return new ArrayList<>(pairs("<> 2"));
    }

    private List<String> pairs(String streams) {
        return jdbc.sql("select split_part(stream, ':', 2) from events.event group by 1 having count(distinct stream) "
                        + streams)
                .query(String.class)
                .list();
    }
}
