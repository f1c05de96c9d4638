package io.partnerledger.embeddedpostgres.test;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The build that the tests of this JVM belong to: the process that outlives all of them, and where it works. */
record Build(ProcessHandle process, Path folder) {

    private static final String DIRECTORY = "partnerledger.build.directory";

    static Build current() {
        ProcessHandle self = ProcessHandle.current();
        String directory = System.getProperty(DIRECTORY);
        if (directory == null || directory.isBlank() || directory.contains("${")) {
            return new Build(self, Path.of(System.getProperty("java.io.tmpdir")));
        }
        return new Build(maven(self).orElse(self), Path.of(directory));
    }

    /**
     * A daemon that builds many times, or a development environment, is none: its databases would live on from one
     * state of the migrations to the next.
     */
    private static Optional<ProcessHandle> maven(ProcessHandle self) {
        return Stream.iterate(Optional.of(self), Optional::isPresent, process -> process.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(Build::isMaven)
                .findFirst();
    }

    private static boolean isMaven(ProcessHandle process) {
        String commandLine = process.info().commandLine().orElse("");
        return commandLine.contains("-Dmaven.multiModuleProjectDirectory=") && !commandLine.contains("mvnd");
    }
}
