package io.partnerledger.events.following;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * The statements that create one generation of a projection's tables.
 *
 * @param tables with their keys, by which rows are found while it is filled
 * @param indexes what else readers need, cheaper to make once all rows are there
 */
record TablesScript(List<String> tables, List<String> indexes) {

    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern INDEX = Pattern.compile("create\\s+(unique\\s+)?index\\b.*", Pattern.DOTALL);

    static TablesScript of(Shape shape, int generation) {
        List<String> tables = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        statements(shape)
                .forEach(statement -> (INDEX.matcher(statement).matches() ? indexes : tables)
                        .add(statement.replace("${g}", Shape.suffix(generation))));
        return new TablesScript(tables, indexes);
    }

    private static List<String> statements(Shape shape) {
        return Arrays.stream(COMMENT.matcher(text(shape)).replaceAll("").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text(Shape shape) {
        try {
            return new ClassPathResource(shape.ddl()).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The tables of " + shape.name() + " are described nowhere.", e);
        }
    }
}
