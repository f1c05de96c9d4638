package io.partnerledger.standalone.start;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param database one's own server, instead of the embedded one
 * @param fresh whether the data of former runs is given up
 */
public record StartOptions(
        String host,
        int port,
        Path data,
        boolean fresh,
        @Nullable OwnDatabase database) {

    public static final String USAGE = """
            Usage: ledger start [options]

              --port PORT              where to listen (8080)
              --host ADDRESS           on which address (127.0.0.1: this machine only)
              --data DIR               where data and keys are kept (data, beside ./ledger)
              --fresh                  give up the data of former runs and begin anew
              --database jdbc:postgresql://HOST[:PORT]/NAME
                                       a PostgreSQL of your own, instead of the embedded one
              --database-user NAME     its user (or LEDGER_DATABASE_USERNAME)
              --database-password WORD its password (or LEDGER_DATABASE_PASSWORD, which nobody sees in a list of processes)
              --help                   this text
            """;

    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> WITH_VALUE =
            Set.of("--port", "--host", "--data", "--database", "--database-user", "--database-password");
    private static final Set<String> ALONE = Set.of("--fresh");

    /** A PostgreSQL that is there already. */
    public record OwnDatabase(
            String url, @Nullable String user, @Nullable String password) {

        /** Without the password, which must not get into a log. */
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    /**
     * Reads the command line, and what the environment says of one's own database.
     *
     * @return empty if help is asked for
     * @throws WrongOption if it can't be understood
     */
    public static Optional<StartOptions> of(List<String> arguments, Map<String, String> environment) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        Set<String> alone = new HashSet<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (WITH_VALUE.contains(name)) {
                values.put(name, equals < 0 ? following(name, rest) : argument.substring(equals + 1));
            } else if (ALONE.contains(argument)) {
                alone.add(argument);
            } else {
                throw new WrongOption("There is no option " + argument + ".");
            }
        }
        StartOptions options = new StartOptions(
                text(values, "--host", "127.0.0.1"),
                port(values.getOrDefault("--port", "8080")),
                Path.of(text(values, "--data", "data")),
                alone.contains("--fresh"),
                database(values, environment));
        if (options.fresh && options.database != null) {
            throw new WrongOption("A database of your own is not emptied by --fresh: make a new one and name that.");
        }
        return Optional.of(options);
    }

    StartOptions on(int otherPort) {
        return new StartOptions(host, otherPort, data, fresh, database);
    }

    /** Where people and links find it. */
    String address() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port;
    }

    boolean onThisMachineOnly() {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    private static String following(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new WrongOption(name + " needs a value.");
        }
        return rest.next();
    }

    private static String text(Map<String, String> values, String name, String otherwise) {
        String value = values.getOrDefault(name, otherwise);
        if (value.isBlank()) {
            throw new WrongOption(name + " needs a value.");
        }
        return value;
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new WrongOption(
                "A port is a number from 0 (any free one) to " + HIGHEST_PORT + ", and not " + value + ".");
    }

    private static @Nullable OwnDatabase database(Map<String, String> values, Map<String, String> environment) {
        String url = values.getOrDefault("--database", environment.getOrDefault("LEDGER_DATABASE_URL", ""));
        String user = values.getOrDefault("--database-user", environment.get("LEDGER_DATABASE_USERNAME"));
        String password = values.getOrDefault("--database-password", environment.get("LEDGER_DATABASE_PASSWORD"));
        if (url.isBlank()) {
            if (values.containsKey("--database")
                    || values.containsKey("--database-user")
                    || values.containsKey("--database-password")) {
                throw new WrongOption("--database needs a value, such as jdbc:postgresql://localhost/ledger.");
            }
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new WrongOption(
                    "The ledger lives in PostgreSQL: --database wants an address such as jdbc:postgresql://localhost/ledger.");
        }
        return new OwnDatabase(url, user, password);
    }
}
