package io.partnerledger.command.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.language.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was attested to is known for ever: the words of a version are approved beside this test and never change. */
class AttestationTextTest {

    static Stream<Locale> languages() {
        return Stream.of(Languages.ENGLISH, Languages.JAPANESE);
    }

    @ParameterizedTest // S79, S80
    @MethodSource("languages")
    void the_words_in_force_are_those_approved_under_their_version(Locale language) throws IOException {
        RemovalText text = RemovalText.in(language);
        StringBuilder words = new StringBuilder(text.text()).append('\n');
        text.points()
                .forEach(point -> words.append(point.name())
                        .append(": ")
                        .append(point.text())
                        .append('\n'));

        assertThat(words).hasToString(approved(text.textId()));
    }

    private static String approved(String textId) throws IOException {
        try (InputStream file = AttestationTextTest.class.getResourceAsStream(textId + ".txt")) {
            return new String(
                    Objects.requireNonNull(file, textId + " is approved nowhere")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
