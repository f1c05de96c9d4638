package io.partnerledger.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PostgreSQL's settings: those asked for, under those that are not to be had otherwise. */
record Settings(Map<String, String> asked) {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_.]*");

    /** Nothing answered for may be lost, and nobody but this machine may ask. */
    private static final Map<String, String> ASSURED = new LinkedHashMap<>();

    static {
        ASSURED.put("fsync", "on");
        ASSURED.put("synchronous_commit", "on");
        ASSURED.put("full_page_writes", "on");
        ASSURED.put("listen_addresses", LocalPostgres.HOST);
        // Any user of the machine could knock at a socket in a shared folder; one in the data folder may be too deep.
        ASSURED.put("unix_socket_directories", "");
        ASSURED.put("password_encryption", "scram-sha-256");
        ASSURED.put("server_encoding", "UTF8");
    }

    static String checkedName(String name) {
        if (!NAME.matcher(name).matches() || ASSURED.containsKey(name) || name.equals("port")) {
            throw new IllegalArgumentException("The setting " + name + " is not to be chosen");
        }
        return name;
    }

    void write(Path file, int port) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.putAll(asked);
        all.putAll(ASSURED);
        all.remove("server_encoding");
        all.put("port", Integer.toString(port));
        Files.writeString(
                file,
                all.entrySet().stream()
                        .map(setting -> "%s = '%s'%n".formatted(setting.getKey(), escaped(setting.getValue())))
                        .collect(Collectors.joining("", "# Written anew at every start.\n", "")));
    }

    /** {@code ALTER SYSTEM} and its like outrank the file, so ask what is in force. */
    static void verify(Connection connection, Path cluster) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : ASSURED.entrySet()) {
                try (ResultSet shown = statement.executeQuery("SHOW " + setting.getKey())) {
                    shown.next();
                    if (!shown.getString(1).equals(setting.getValue())) {
                        throw new PostgresUnavailable(
                                "PostgreSQL runs with %s = '%s' instead of '%s': take that line out of %s and start again."
                                        .formatted(
                                                setting.getKey(),
                                                shown.getString(1),
                                                setting.getValue(),
                                                cluster.resolve("postgresql.auto.conf")));
                    }
                }
            }
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("'", "''");
    }
}
