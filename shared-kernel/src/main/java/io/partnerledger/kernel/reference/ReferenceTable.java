package io.partnerledger.kernel.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the programme's: whence it was taken, from when it holds, and its rows.
 *
 * <p>Read from a CSV file in UTF-8 that begins with the lines {@code # source: …} and {@code # validFrom: 2023-10-01}
 * and goes on with the names of the columns. A field with a comma stands in quotes, in which {@code ""} is one quote; a
 * row ends with its line.
 */
public record ReferenceTable(String source, LocalDate validFrom, List<Row> rows) {

    public ReferenceTable {
        rows = List.copyOf(rows);
    }

    /** Reads the file that lies beside the class. */
    public static ReferenceTable beside(Class<?> reader, String file) {
        try (InputStream in = reader.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("No table " + file + " beside " + reader.getName() + ".");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReferenceTable read(String text) {
        Map<String, String> notes = new HashMap<>();
        List<List<String>> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("#")) {
                String[] note = line.substring(1).split(":", 2);
                notes.put(note[0].strip(), note.length == 2 ? note[1].strip() : "");
            } else if (!line.isBlank()) {
                lines.add(fields(line));
            }
        }
        if (lines.isEmpty() || !notes.containsKey("source") || !notes.containsKey("validFrom")) {
            throw new IllegalArgumentException("A table names its source, from when it is valid, and its columns.");
        }
        List<String> columns = lines.get(0);
        return new ReferenceTable(
                notes.get("source"),
                LocalDate.parse(notes.get("validFrom")),
                lines.stream().skip(1).map(fields -> row(columns, fields)).toList());
    }

    private static Row row(List<String> columns, List<String> fields) {
        if (fields.size() != columns.size()) {
            throw new IllegalArgumentException("A row has other fields than the table has columns: " + fields);
        }
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            byColumn.put(columns.get(i), fields.get(i));
        }
        return new Row(byColumn);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("A quote is not closed: " + line);
        }
        fields.add(field.toString());
        return fields;
    }

    /** One line of the table, read by the names of its columns. */
    public record Row(Map<String, String> fields) {

        public Row {
            fields = Map.copyOf(fields);
        }

        /** The field of that column; a column the table does not have is an error of ours. */
        public String get(String column) {
            String field = fields.get(column);
            if (field == null) {
                throw new IllegalArgumentException("The table has no column " + column + ".");
            }
            return field;
        }
    }
}
