package io.partnerledger.edge.partnercenter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of an order or a subscription as {@code attributes.etag} or {@code If-Match} carries it: opaque to clients,
 * and sent back inside the object.
 */
public record Etag(String id, long version) {

    private static final Pattern CONTENT = Pattern.compile("\\{\"id\":\"([^\"]*)\",\"version\":([0-9]{1,18})}");

    public String text() {
        String content = "{\"id\":\"" + id + "\",\"version\":" + version + "}";
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the caller sends none; one that isn't ours is stale (2055). */
    public static Optional<Etag> sent(@Nullable String ifMatch, @Nullable Attributes attributes) {
        String text = ifMatch != null ? unquoted(ifMatch) : attributes == null ? null : attributes.etag();
        if (text == null || text.isBlank() || text.equals("*")) {
            return Optional.empty();
        }
        return Optional.of(parse(text));
    }

    private static String unquoted(String ifMatch) {
        String tag = ifMatch.strip();
        return tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }

    private static Etag parse(String text) {
        try {
            Matcher content = CONTENT.matcher(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
            if (content.matches()) {
                return new Etag(content.group(1), Long.parseLong(content.group(2)));
            }
        } catch (IllegalArgumentException notOurs) {
            // Falls through to the same answer.
        }
        throw PartnerCenterFault.staleEtag();
    }
}
