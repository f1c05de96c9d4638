package io.partnerledger.embeddedpostgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating system's account that PostgreSQL runs under: it refuses to be root.
 *
 * <p>Whoever owns the data decides, so that the same data is always served by the same account:
 *
 * <ul>
 *   <li>an ordinary user's data is served by that user, and by nobody else;
 *   <li>root's data is served in a user namespace, where root is a nobody who still owns root's files;
 *   <li>where such namespaces are forbidden, root's data is given to an unprivileged account, for good.
 * </ul>
 */
record Account(int uid, int gid, List<String> prefix, boolean self) {

    private static final Logger log = LoggerFactory.getLogger(Account.class);
    private static final int ROOT = 0;
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    /** Not {@code postgres} first: on a machine with its own PostgreSQL that account owns others' data. */
    private static final List<String> UNPRIVILEGED = List.of("nobody", "postgres");

    static Account serving(Path dataFolder, Path cluster, boolean namespacesWelcome) throws IOException {
        int self = (int) new UnixSystem().getUid();
        int owner = Files.exists(cluster) ? Tree.ownerOf(cluster) : self;
        if (self != ROOT) {
            if (owner != self || !Files.isWritable(dataFolder)) {
                throw ownedByAnother(dataFolder, owner == self ? dataFolder : cluster);
            }
            return new Account(self, (int) new UnixSystem().getGid(), List.of(), true);
        }
        if (owner == ROOT && namespacesWelcome && namespacesWork()) {
            return new Account(ROOT, ROOT, NAMESPACE, true);
        }
        List<Account> others = new ArrayList<>();
        for (String name : UNPRIVILEGED) {
            unprivileged(name, dataFolder).ifPresent(others::add);
        }
        if (owner != ROOT) {
            return others.stream()
                    .filter(account -> account.uid == owner)
                    .findFirst()
                    .orElseThrow(() -> ownedByAnother(dataFolder, cluster));
        }
        return others.stream()
                .findFirst()
                .orElseThrow(() -> new PostgresUnavailable(
                        "PostgreSQL refuses to run as root, and no other account can be used for %s here: start as an ordinary user, or name a database of yours with --database jdbc:…"
                                .formatted(dataFolder)));
    }

    static PostgresUnavailable ownedByAnother(Path dataFolder, Path foreign) {
        String owner;
        try {
            owner = Files.getOwner(foreign).getName();
        } catch (IOException notToBeSeen) {
            owner = "another user";
        }
        return new PostgresUnavailable(
                "The data in %s belongs to %s: start as that user, or make it yours with `sudo chown -R $(id -un) %s`."
                        .formatted(dataFolder, owner, dataFolder));
    }

    ProcessBuilder command(Path folder, List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        // PGDATA, PGPORT and the like speak of another PostgreSQL.
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        return builder.redirectErrorStream(true);
    }

    /** Hands over what this program has written for PostgreSQL to read. */
    void own(Path tree) throws IOException {
        if (!self) {
            new Tree(tree).giveTo(uid, gid);
        }
    }

    private static boolean namespacesWork() {
        // PostgreSQL wants its account to have a name as well.
        return output(NAMESPACE, "id -u && id -un", Path.of("/"))
                .filter(lines -> lines.size() == 2 && !lines.get(0).equals("0"))
                .isPresent();
    }

    private static Optional<Account> unprivileged(String name, Path dataFolder) {
        Optional<String> uid = output(List.of(), "id -u " + name, Path.of("/")).map(lines -> lines.get(0));
        Optional<String> gid = output(List.of(), "id -g " + name, Path.of("/")).map(lines -> lines.get(0));
        if (uid.isEmpty() || gid.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> ways = List.of(
                List.of("setpriv", "--reuid", uid.get(), "--regid", gid.get(), "--clear-groups", "--"),
                List.of("runuser", "-u", name, "--"),
                List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", name),
                List.of("sudo", "-n", "-u", name, "--"));
        return ways.stream()
                .filter(way -> output(way, "cd \"$0\" && id -u", dataFolder)
                        .filter(lines -> lines.equals(List.of(uid.get())))
                        .isPresent())
                .findFirst()
                .map(way -> new Account((int) Long.parseLong(uid.get()), (int) Long.parseLong(gid.get()), way, false));
    }

    private static Optional<List<String>> output(List<String> prefix, String script, Path argument) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("sh", "-c", script, argument.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            List<String> lines =
                    new String(process.getInputStream().readAllBytes()).lines().toList();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 && !lines.isEmpty()
                    ? Optional.of(lines)
                    : Optional.empty();
        } catch (IOException noSuchProgram) {
            log.debug("{} can't be run: {}", command, noSuchProgram.getMessage());
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
