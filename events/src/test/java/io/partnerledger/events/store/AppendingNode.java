package io.partnerledger.events.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A node in a process of its own, which appends pairs of events until it is killed.
 *
 * <p>Each line of its output is the name of a pair whose append was acknowledged.
 */
final class AppendingNode {

    private static final int WRITERS = 6;

    private AppendingNode() {}

    /** The process, on the database that the given pool leads to. */
    static Process startedOn(HikariDataSource database) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Daxoniq.update-checker.disabled=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AppendingNode.class.getName()));
        command.addAll(List.of(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static List<String> streamsOf(String pair) {
        return List.of("counter:" + pair, "counterpart:" + pair);
    }

    static void append(TestStore store, String pair) {
        store.engine.appendEvents(
                streamsOf(pair).stream().map(TestStore::opened).toList());
    }

    public static void main(String[] arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword(arguments[2]);
        config.setMaximumPoolSize(4);
        TestStore store = new TestStore(new HikariDataSource(config));
        for (int writer = 0; writer < WRITERS; writer++) {
            new Thread(() -> appendForEver(store)).start();
        }
        // Whoever started it is gone once this ends: nobody is left to kill it.
        while (System.in.read() >= 0) {
            continue;
        }
        Runtime.getRuntime().halt(1);
    }

    private static void appendForEver(TestStore store) {
        while (true) {
            String pair = UUID.randomUUID().toString();
            append(store, pair);
            System.out.println(pair);
        }
    }
}
