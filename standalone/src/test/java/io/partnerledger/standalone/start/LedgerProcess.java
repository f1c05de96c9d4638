package io.partnerledger.standalone.start;

import io.partnerledger.standalone.LedgerClient;
import io.partnerledger.standalone.StandaloneApplication;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The ledger as a program of its own, as {@code ./ledger start} runs it. */
record LedgerProcess(Process process, Path out, Path err) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** One that soon ends again, and is not worth to be compiled well. */
    static LedgerProcess start(Path folder, String... options) throws IOException {
        return start(folder, List.of("-XX:TieredStopAtLevel=1"), options);
    }

    /** One that has much to do, and is compiled for it as {@code ./ledger start} is. */
    static LedgerProcess startForLong(Path folder, String... options) throws IOException {
        return start(folder, List.of(), options);
    }

    private static LedgerProcess start(Path folder, List<String> compiling, String... options) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                withoutTests(System.getProperty("java.class.path"))));
        command.addAll(compiling);
        command.add(StandaloneApplication.class.getName());
        command.addAll(Arrays.asList(options));
        return new LedgerProcess(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start(),
                out,
                err);
    }

    /** Their way of logging is not the program's. */
    private static String withoutTests(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it says that it is ready. */
    LedgerProcess ready() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(out).contains("is ready")) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new AssertionError("It does not get ready: " + Files.readString(out) + Files.readString(err));
            }
        }
        return this;
    }

    /** What it says until it ends by itself. */
    Ended ended() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end: " + Files.readString(out) + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** As {@code kill -9}: it gets no time for anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill}, or Ctrl-C. */
    void terminate() {
        process.destroy();
    }

    static LedgerClient client(int port) {
        return LedgerClient.on("http://127.0.0.1:" + port);
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    record Ended(int code, String out, String err) {}
}
