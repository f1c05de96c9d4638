package io.partnerledger.embeddedpostgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the data, locked for as long as this is open. */
final class DataFolder implements AutoCloseable {

    /**
     * What this JVM holds. The operating system's lock is the process's and falls as soon as the process closes the
     * file once, so a second attempt from within must not even open it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    private static final String UNFINISHED = "postgres.unfinished-";

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataFolder locked(Path folder) throws IOException {
        Path path = Files.createDirectories(folder).toRealPath();
        if (!HELD.add(path)) {
            throw new DataFolderInUse(
                    path, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new DataFolder(path, lock(path));
        } catch (AccessDeniedException denied) {
            HELD.remove(path);
            throw Account.ownedByAnother(path, path);
        } catch (IOException | RuntimeException failure) {
            HELD.remove(path);
            throw failure;
        }
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    /** Never the same twice: a program killed half way may leave an initdb that still writes. */
    Tree newUnfinishedCluster() throws IOException {
        return new Tree(Files.createTempDirectory(path, UNFINISHED));
    }

    void deleteUnfinishedClusters() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(path, UNFINISHED + "*")) {
            for (Path folder : left) {
                try {
                    new Tree(folder).delete();
                } catch (DirectoryNotEmptyException stillWritten) {
                    log.debug("{} is left to the next start", folder);
                }
            }
        }
    }

    Path password() {
        return cluster().resolve("partner-ledger.password");
    }

    @Override
    public void close() throws IOException {
        try {
            lockFile.close();
        } finally {
            HELD.remove(path);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel file = FileChannel.open(
                path.resolve("postgres.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock == null) {
                ByteBuffer holder = ByteBuffer.allocate(20);
                file.read(holder, 0);
                throw new DataFolderInUse(
                        path, StandardCharsets.US_ASCII.decode(holder.flip()).toString());
            }
            file.truncate(0);
            file.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return file;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }
}
