package io.partnerledger.edge.partnercenter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * Where to go on.
 *
 * @param uri without {@code /v1}, which clients put before it
 * @param headers to be sent along
 */
public record Link(String uri, String method, List<Header> headers) {

    /** One header of a link. */
    public record Header(String key, String value) {}

    public Link {
        headers = List.copyOf(headers);
    }

    public static Link get(String uri) {
        return new Link(uri, "GET", List.of());
    }

    /** Percent-encoded, for a blank or a brace in a link makes the oldest client refuse the whole answer. */
    public Link query(String name, String value) {
        String parameter =
                UriUtils.encode(name, StandardCharsets.UTF_8) + "=" + UriUtils.encode(value, StandardCharsets.UTF_8);
        return new Link(uri + (uri.contains("?") ? "&" : "?") + parameter, method, headers);
    }

    /** To be sent along. */
    public Link header(String key, String value) {
        return new Link(uri, method, List.of(new Header(key, value)));
    }
}
