package io.partnerledger.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's first process, as its cluster's {@code postmaster.pid} tells of it. */
record Postmaster(Path cluster, long pid, long startedAtSecond, int port, boolean ready) {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final long NOBODYS_PID = Integer.MAX_VALUE - 1L;

    static Optional<Postmaster> of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile(cluster));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            cluster,
                            Long.parseLong(lines.get(0).strip()),
                            lines.size() > 2 ? Long.parseLong(lines.get(2).strip()) : 0,
                            lines.size() > 3 && !lines.get(3).isBlank()
                                    ? Integer.parseInt(lines.get(3).strip())
                                    : 0,
                            lines.size() > 7 && lines.get(7).strip().equals("ready")));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process of that number is this cluster's postmaster, not one that got its number later. One that
     * has ended and that nobody reaps (in a container without an init) shows no command any more.
     */
    boolean lives() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        List<String> commandLine = commandLine(process.get());
        if (commandLine.isEmpty() || !commandLine.get(0).contains("postgres")) {
            return false;
        }
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), cluster);
        } catch (IOException notToBeSeen) {
            int option = commandLine.indexOf("-D");
            return option > 0
                    && option + 1 < commandLine.size()
                    && Path.of(commandLine.get(option + 1)).equals(cluster);
        }
    }

    /** Stops this postmaster, by way of its own fast shutdown and, if that hangs, its immediate one. */
    void stop(Duration patience) throws IOException, InterruptedException {
        if (!stopped("INT", patience) && !stopped("QUIT", Duration.ofSeconds(10))) {
            throw new PostgresUnavailable(
                    "The PostgreSQL process %d of %s does not stop: end it with `kill -QUIT %d` and start again."
                            .formatted(pid, cluster, pid));
        }
    }

    /**
     * Lets PostgreSQL see that its former process is gone although another one has got its number. The file itself
     * must stay: by its last line PostgreSQL finds children that outlived their postmaster.
     */
    void disown() throws IOException {
        List<String> lines = Files.readAllLines(pidFile(cluster));
        lines.set(0, Long.toString(NOBODYS_PID));
        Files.write(pidFile(cluster), lines);
    }

    private boolean stopped(String signal, Duration patience) throws IOException, InterruptedException {
        if (!lives()) {
            return true;
        }
        log.debug("Sending {} to the postmaster {} of {}", signal, pid, cluster);
        // Java can send TERM only, which would wait for the clients to leave.
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        long deadline = System.nanoTime() + patience.toNanos();
        while (lives()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    private static List<String> commandLine(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .split("\0"));
        } catch (IOException notLinux) {
            ProcessHandle.Info info = process.info();
            return Stream.concat(
                            info.command().stream(), info.arguments().stream().flatMap(Stream::of))
                    .toList();
        }
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
