package io.partnerledger.standalone.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.following.Table;
import io.partnerledger.standalone.FirstDifference;
import io.partnerledger.standalone.StandaloneTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shown of events that were stored by any version of the program is what was approved. */
class GoldenViewsTest extends StandaloneTest {

    // The sources, not their copy below target, where a deleted file lives on.
    private static final Path APPROVED = Path.of("src/test/resources/io/partnerledger/standalone/golden");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Autowired
    private List<Projection> beans;

    @Test
    void the_golden_history_gives_the_approved_rows_of_every_table() throws IOException {
        Map<String, String> rows = replayed();
        if (WRITE) {
            approve(rows);
        }
        Map<String, String> approved = approved();

        assertThat(approved.keySet()).as(this::ifItIsMeant).isEqualTo(rows.keySet());
        assertThat(rows.keySet().stream()
                        .flatMap(file -> FirstDifference.between(approved.get(file), rows.get(file))
                                .map(difference -> file + ": " + difference)
                                .stream()))
                .as(this::ifItIsMeant)
                .isEmpty();
        assertThat(rows.values()).allSatisfy(text -> assertThat(text).doesNotContain("no rows"));
    }

    private String ifItIsMeant() {
        return "What becomes of the golden history has changed. If that is meant, raise the version of the projection's"
                + " shape, run%n  ./mvnw -pl standalone -am test -Dtest='GoldenHistory*,GoldenViews*'".formatted()
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true%nand read git diff: ".formatted()
                + "docs/operations/upgrade.md.";
    }

    private Map<String, String> replayed() {
        Collection<Projection> projections = AllProjections.with(beans);
        try (HikariDataSource database = GoldenDatabase.prepared(projections)) {
            List<? extends TrackedEventMessage<?>> history = GoldenHistory.through(database);
            ProjectionTables tables = new ProjectionTables(database);
            JdbcClient jdbc = JdbcClient.create(database);
            Map<String, String> rows = new TreeMap<>();
            for (Projection projection : projections) {
                tables.fold(projection, history);
                for (Table<?> table : projection.shape().tables()) {
                    rows.put(projection.shape().schema() + "/" + table + ".txt", text(jdbc, projection, table));
                }
            }
            return rows;
        }
    }

    private static String text(JdbcClient jdbc, Projection projection, Table<?> table) {
        int version = projection.shape().version();
        List<String> rows = jdbc.sql(
                        "select row_to_json(t) from " + projection.shape().schema() + "." + table + "_v" + version
                                + " t order by t::text collate \"C\"")
                .query(String.class)
                .list();
        return table + ", version " + version + ": " + (rows.isEmpty() ? "no" : rows.size()) + " rows\n"
                + rows.stream()
                        .map(row -> "\n" + members("", MAPPER.readTree(row)))
                        .collect(Collectors.joining());
    }

    /** A member a line, so that a difference shows what is different; what is null is left out. */
    private static String members(String name, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isObject() && !value.isEmpty()) {
            return value.properties().stream()
                    .map(member ->
                            members(name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue()))
                    .collect(Collectors.joining());
        }
        if (value.isArray() && !value.isEmpty()) {
            return IntStream.range(0, value.size())
                    .mapToObj(i -> members(name + "[" + i + "]", value.get(i)))
                    .collect(Collectors.joining());
        }
        return name + ": " + (value.isString() ? value.asString() : value.toString()) + "\n";
    }

    private static Map<String, String> approved() throws IOException {
        try (Stream<Path> files = Files.walk(APPROVED)) {
            Map<String, String> approved = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                approved.put(APPROVED.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            return approved;
        }
    }

    private static void approve(Map<String, String> rows) throws IOException {
        Files.createDirectories(APPROVED);
        for (String former : approved().keySet()) {
            if (!rows.containsKey(former)) {
                Files.delete(APPROVED.resolve(former));
            }
        }
        for (Map.Entry<String, String> table : rows.entrySet()) {
            Path file = APPROVED.resolve(table.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, table.getValue());
        }
    }
}
