package io.partnerledger.embeddedpostgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Another program in a JVM of its own, which tells one line and then runs until its input ends. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final String told;

    private ChildJvm(Process process, String told) {
        this.process = process;
        this.told = told;
    }

    public static ChildJvm running(Class<?> main, List<String> jvmArguments, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (told == null) {
            throw new IOException(main + " has told nothing");
        }
        return new ChildJvm(process, told);
    }

    public String told() {
        return told;
    }

    public long pid() {
        return process.pid();
    }

    /** Lets it come to its own end. */
    public void finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** Leaves it no time for anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** In the child: tells the line, then waits to be finished. */
    public static void tell(String line) throws IOException {
        System.out.println(line);
        System.out.flush();
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
