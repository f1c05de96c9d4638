package io.partnerledger.standalone.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/requirements.md} speaks of every requirement, and the tests it names say so themselves. */
class RequirementsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "requirements.md");
    private static final int REQUIREMENTS = 83;

    /** Context, references to other sites, and what only people or Microsoft can do. */
    private static final Set<String> MAY_BE_OUT_OF_REACH =
            Set.of("S2", "S3", "S9", "S10", "S56", "S57", "S61", "S65", "S80", "S83");

    private static final Pattern CLASS = Pattern.compile("`([^`]+)`");
    private static final Pattern MARKED = Pattern.compile("(?:@Test|@ParameterizedTest|void ).*//(.*)");
    private static final Pattern STRAY = Pattern.compile("^\\s*// S\\d+(,|$)|// .*\\bS\\d+ ?[-–] ?S?\\d");
    private static final Pattern NUMBER = Pattern.compile("\\bS\\d+\\b");

    private static final Map<String, List<Path>> TESTS = tests();

    static List<Row> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| S"))
                .map(Row::of)
                .toList();
    }

    @Test
    void every_requirement_has_its_row_in_order() throws IOException {
        assertThat(rows().stream().map(Row::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, REQUIREMENTS)
                        .mapToObj(number -> "S" + number)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_requirement_is_met_and_shown_or_out_of_reach_with_the_reason(Row row) {
        assertThat(row.what()).isNotBlank();
        assertThat(row.how()).isNotBlank();
        if (row.how().startsWith("Out of reach")) {
            assertThat(MAY_BE_OUT_OF_REACH).contains(row.number());
            assertThat(row.how()).matches("Out of reach: .{20,}");
            assertThat(row.shownBy()).isEmpty();
        } else {
            assertThat(row.shownBy()).as("tests that show %s", row.number()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_tests_a_requirement_names_say_so_beside_a_test(Row row) {
        for (String test : row.shownBy()) {
            assertThat(TESTS).as("%s shows %s", test, row.number()).containsKey(test);
            assertThat(TESTS.get(test).stream().flatMap(RequirementsTest::markedIn))
                    .as("numbers beside the tests of %s", test)
                    .contains(row.number());
        }
    }

    /** The other way round: a number beside a test is in the document, so that a test says nothing it is not known for. */
    @Test
    void a_test_that_names_a_requirement_is_named_by_it() throws IOException {
        Map<String, List<String>> documented = rows().stream().collect(Collectors.toMap(Row::number, Row::shownBy));
        List<String> unknown = new ArrayList<>();
        TESTS.forEach((test, files) -> files.stream()
                .flatMap(RequirementsTest::markedIn)
                .filter(number -> !documented.getOrDefault(number, List.of()).contains(test))
                .map(number -> number + " " + test)
                .forEach(unknown::add));
        assertThat(unknown).isEmpty();
    }

    /** Elsewhere it would be overlooked, as would be a range of numbers. */
    @Test
    void a_number_stands_by_itself_on_the_line_of_its_test() {
        assertThat(TESTS.values().stream().flatMap(List::stream).flatMap(RequirementsTest::strayIn))
                .isEmpty();
    }

    private static Stream<String> strayIn(Path test) {
        return lines(test).filter(line -> STRAY.matcher(line).find()).map(line -> test.getFileName() + ": " + line);
    }

    private static Stream<String> markedIn(Path test) {
        return lines(test)
                .flatMap(line -> MARKED.matcher(line).results().map(match -> match.group(1)))
                .flatMap(comment -> NUMBER.matcher(comment).results().map(MatchResult::group))
                .distinct();
    }

    private static Stream<String> lines(Path test) {
        try {
            return Files.readAllLines(test).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** By class name; several modules may have one of the same name. */
    private static Map<String, List<Path>> tests() {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> roots = modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
            return roots.stream()
                    .flatMap(RequirementsTest::sourcesIn)
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", "")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<Path> sourcesIn(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A row of the document. */
    record Row(String number, String what, String how, List<String> shownBy) {

        static Row of(String line) {
            String[] cells = line.substring(1).split("\\|");
            assertThat(cells).as(line).hasSize(4);
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    CLASS.matcher(cells[3])
                            .results()
                            .map(match -> match.group(1))
                            .toList());
        }

        @Override
        public String toString() {
            return number + " " + what;
        }
    }
}
