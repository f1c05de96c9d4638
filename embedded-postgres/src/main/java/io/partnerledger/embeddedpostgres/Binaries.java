package io.partnerledger.embeddedpostgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once per cache folder. */
record Binaries(Path folder) {

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    static Binaries unpackedIn(Path cache) throws IOException, InterruptedException {
        URL archive = archiveForThisMachine();
        String name = nameOf(archive);
        Path unpacked = cache.resolve(name);
        if (!Files.isDirectory(unpacked)) {
            Files.createDirectories(cache);
            deleteAbandoned(cache);
            unpack(archive, unpacked);
        }
        return new Binaries(unpacked);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    static URL archiveForThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = system.startsWith("mac") ? "darwin" : system;
        String processor = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        URL archive = Binaries.class.getResource("/postgres-%s-%s.txz".formatted(family, processor));
        if (archive == null) {
            throw new PostgresUnavailable(
                    "There is no built-in PostgreSQL for %s on %s: name a database of yours with --database jdbc:…"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    /** The checksum stands in the jar's directory already: hashing 15 MB at every start would cost more than it. */
    private static String nameOf(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        long mark = connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getLastModified() ^ connection.getContentLengthLong();
        String file = archive.getPath().substring(archive.getPath().lastIndexOf('/') + 1);
        return file.replace(".txz", "") + "-" + Long.toHexString(mark);
    }

    /** Only a complete folder ever bears the final name, whoever is killed or unpacks at the same time. */
    private static void unpack(URL archive, Path unpacked) throws IOException, InterruptedException {
        Path unfinished = Files.createTempDirectory(unpacked.getParent(), "unfinished-");
        log.info("Unpacking PostgreSQL into {}", unpacked);
        try {
            Path content = Files.createDirectory(unfinished.resolve("content"));
            if (!extractedByTar(archive, content)) {
                new Tree(content).delete();
                extract(archive, Files.createDirectory(content));
            }
            permit(content, true);
            Files.move(content, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failure) {
            if (!Files.isDirectory(unpacked)) {
                throw failure;
            }
        } finally {
            new Tree(unfinished).delete();
        }
    }

    /** Where the system's own tar knows xz it takes a third of the time. */
    static boolean extractedByTar(URL archive, Path target) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder(
                        "sh", "-c", "umask 022 && exec tar -xJof - --exclude='*.a' -C \"$0\"", target.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream compressed = archive.openStream();
                OutputStream input = tar.getOutputStream()) {
            compressed.transferTo(input);
        } catch (IOException brokenPipe) {
            log.debug("tar did not take the archive: {}", brokenPipe.getMessage());
        }
        return tar.waitFor() == 0;
    }

    static void extract(URL archive, Path target) throws IOException {
        try (InputStream compressed = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(compressed, 1 << 16)))) {
            extract(tar, target);
        }
    }

    private static void extract(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("The archive reaches outside of its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                directory(path, target);
            } else if (entry.isSymbolicLink()) {
                directory(path.getParent(), target);
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else if (!entry.getName().endsWith(".a")) {
                directory(path.getParent(), target);
                Files.copy(tar, path);
                permit(path, (entry.getMode() & 0100) != 0);
            }
        }
    }

    private static void directory(Path path, Path target) throws IOException {
        if (!path.equals(target)) {
            directory(path.getParent(), target);
            try {
                Files.createDirectory(path);
                permit(path, true);
            } catch (FileAlreadyExistsException made) {
                return;
            }
        }
    }

    /** Whatever the umask: PostgreSQL may run as another user than the one who unpacks. */
    private static void permit(Path path, boolean executable) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void deleteAbandoned(Path cache) throws IOException {
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(cache, "unfinished-*")) {
            for (Path folder : unfinished) {
                deleteIfOlder(folder, limit);
            }
        }
    }

    private static void deleteIfOlder(Path folder, Instant limit) throws IOException {
        try {
            if (Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
                new Tree(folder).delete();
            }
        } catch (NoSuchFileException gone) {
            log.debug("{} was finished, or deleted by another", folder);
        }
    }
}
