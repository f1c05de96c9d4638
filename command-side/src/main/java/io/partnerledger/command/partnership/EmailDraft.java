package io.partnerledger.command.partnership;

import io.partnerledger.edge.language.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The message that asks a reseller to become a partner, for the user to send (S27, S28). Its words may be changed, its
 * link may not (S30, S31).
 *
 * @param mailto opens it in the user's mail program
 */
record EmailDraft(String to, String subject, String body, String mailto) {

    /** What the message says. */
    record Content(
            String to,
            @Nullable String resellerName,
            String distributorName,
            String link,
            Instant expiresAt,
            @Nullable String note) {}

    static EmailDraft of(Content content, Locale locale) {
        Wording wording = Texts.in(locale);
        Map<String, String> values = new HashMap<>();
        values.put("distributor", content.distributorName());
        values.put("link", content.link());
        values.put("expiry", date(content.expiresAt(), locale));
        values.put("greeting", greeting(content.resellerName(), wording));
        values.put("note", content.note() == null ? "" : content.note().strip() + "\n\n");
        String subject = wording.text("mail.subject", values);
        String body = wording.text("mail.body", values);
        return new EmailDraft(content.to(), subject, body, mailto(content.to(), subject, body));
    }

    private static String greeting(@Nullable String name, Wording wording) {
        return name == null
                ? wording.text("mail.greeting")
                : wording.text("mail.greeting-by-name", Map.of("name", name));
    }

    private static String date(Instant time, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(time.atOffset(ZoneOffset.UTC));
    }

    private static String mailto(String to, String subject, String body) {
        int at = to.lastIndexOf('@');
        return "mailto:" + encoded(to.substring(0, at)) + "@" + encoded(to.substring(at + 1)) + "?subject="
                + encoded(subject) + "&body=" + encoded(body.replace("\n", "\r\n"));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
