package io.partnerledger.command.partnership;

import io.partnerledger.edge.language.Languages;
import io.partnerledger.edge.language.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a distributor must affirm to end a partnership, in one language and wording (S79, S80).
 *
 * @param textId names text, wording and language, so that an attestation tells which words were before the user
 */
record RemovalText(String textId, String version, Locale language, String text, List<Point> points) {

    private static final List<String> POINTS =
            List.of("goodFaith", "legitimateBusinessReason", "compliesWithTerms", "holdHarmless");

    /** One thing to affirm, by the name under which the attestation carries it. */
    record Point(String name, String text) {}

    static RemovalText in(Locale locale) {
        Wording wording = Texts.in(locale);
        String version = wording.text("removal.version");
        return new RemovalText(
                "partnership-removal-" + version + "-" + locale.getLanguage(),
                version,
                locale,
                wording.text("removal.text"),
                POINTS.stream()
                        .map(name -> new Point(name, wording.text("removal.point." + name)))
                        .toList());
    }

    /** The text of that id, if nothing has replaced it. */
    static Optional<RemovalText> inForce(String textId) {
        return Stream.of(Languages.ENGLISH, Languages.JAPANESE)
                .map(RemovalText::in)
                .filter(text -> text.textId().equals(textId))
                .findFirst();
    }
}
