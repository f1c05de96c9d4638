package io.partnerledger.query.insights;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as RFC 4180 has them, for a spreadsheet.
 *
 * <p>It begins with a byte order mark, without which spreadsheets take names in Japanese for something else. A text that
 * a spreadsheet would calculate as a formula is given an apostrophe in front.
 */
final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The full-width signs too: a spreadsheet set to Japanese takes them for the others. */
    private static final String BEGINS_A_FORMULA = "=+-@＝＋－＠\t\r\n";

    private Csv() {}

    static String of(List<String> header, List<List<@Nullable Object>> rows) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK).append(line(header));
        rows.forEach(row -> csv.append(line(row)));
        return csv.toString();
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
