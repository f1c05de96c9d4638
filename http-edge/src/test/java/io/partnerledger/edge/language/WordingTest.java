package io.partnerledger.edge.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.kernel.refusal.RefusalCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {

    static Stream<String> codes() {
        return Stream.concat(
                Arrays.stream(Fault.values()).map(Fault::code),
                Arrays.stream(RefusalCode.values()).map(RefusalCode::code));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_fault_and_refusal_has_its_words_in_both_languages(String code) {
        for (Locale locale : new Locale[] {Locale.US, Locale.JAPAN}) {
            assertThat(Wording.in(locale).has(code + ".title"))
                    .as("%s.title in %s", code, locale)
                    .isTrue();
            assertThat(Wording.in(locale).has(code + ".detail"))
                    .as("%s.detail in %s", code, locale)
                    .isTrue();
        }
    }

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(new TreeSet<>(bundle(Locale.JAPANESE).keySet()))
                .isEqualTo(new TreeSet<>(bundle(Locale.ROOT).keySet()));
        assertThat(bundle(Locale.ROOT).keySet())
                .allMatch(key -> Wording.in(Locale.JAPAN).has(key));
    }

    @Test
    void values_are_filled_in_by_name() {
        assertThat(Text.of("violation.too-long", Map.of("max", "$1")).in(Locale.US))
                .isEqualTo("must not be longer than $1 characters.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,      -,                         en-US",
                "ja-JP,  en-US,                     ja-JP",
                "ja,     -,                         ja-JP",
                "JA-jp,  -,                         ja-JP",
                "fr-FR,  ja,                        ja-JP",
                "fr-FR,  fr,                        en-US",
                "-,      'en-GB,en;q=0.9,ja;q=0.8', en-US",
                "-,      'ja;q=0,en',               en-US",
                "-,      '*',                       en-US",
                "-,      'ja;q=nonsense',           en-US"
            })
    void the_language_is_the_one_asked_for_if_it_is_spoken(String xLocale, String acceptLanguage, String expected) {
        assertThat(Languages.wanted(xLocale, acceptLanguage).toLanguageTag()).isEqualTo(expected);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "io.partnerledger.edge.language.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
