package io.partnerledger.standalone.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a person reads is said in English and in Japanese, with the same values in it and in the trade's own words. */
class TextsInBothLanguagesTest {

    private static final Pattern VALUE = Pattern.compile("\\{[A-Za-z]+}");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    /** Words that say the same otherwise than the glossary does, each with the glossary's. */
    private static final Map<String, String> STRAY_WORDS = Map.of(
            "レコードパートナー", "パートナー オブ レコード",
            "パートナー・オブ・レコード", "パートナー オブ レコード",
            "販売代理店", "間接リセラー",
            "販売業者", "間接リセラー",
            "再販", "間接リセラー",
            "セールス エージェント", "販売エージェント",
            "すでに", "既に",
            "卸", "ディストリビューター");

    static List<Path> english() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> roots = modules.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .toList();
            return roots.stream()
                    .flatMap(TextsInBothLanguagesTest::filesIn)
                    .filter(file -> file.getFileName().toString().endsWith("texts.properties"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> filesIn(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void there_is_something_to_read() throws IOException {
        assertThat(english()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("english")
    void both_languages_say_the_same_things_with_the_same_values(Path english) throws IOException {
        Map<String, String> here = texts(english);
        Map<String, String> there = texts(japanese(english));

        assertThat(there.keySet()).isEqualTo(here.keySet());
        assertThat(valuesOf(there)).isEqualTo(valuesOf(here));
        assertThat(here.values())
                .noneMatch(String::isBlank)
                .noneMatch(text -> JAPANESE.matcher(text).find());
        assertThat(there.entrySet().stream()
                        .filter(text -> !text.getKey().endsWith(".version"))
                        .map(Map.Entry::getValue))
                .allMatch(text -> JAPANESE.matcher(text).find());
    }

    @ParameterizedTest
    @MethodSource("english")
    void the_japanese_keeps_to_the_glossary(Path english) throws IOException {
        texts(japanese(english))
                .forEach((key, text) -> STRAY_WORDS.forEach((stray, word) -> assertThat(text)
                        .as("%s says %s for %s", key, stray, word)
                        .doesNotContain(stray)));
    }

    private static Map<String, List<String>> valuesOf(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        text -> List.copyOf(VALUE.matcher(text.getValue())
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new)))));
    }

    private static Path japanese(Path english) {
        return english.resolveSibling(english.getFileName().toString().replace(".properties", "_ja.properties"));
    }

    private static Map<String, String> texts(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
