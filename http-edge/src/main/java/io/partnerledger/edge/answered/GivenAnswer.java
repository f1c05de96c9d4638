package io.partnerledger.edge.answered;

import io.partnerledger.edge.position.LedgerHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What a request was answered.
 *
 * @param name what it is found by when the request comes again: SHA-256, hexadecimal
 * @param request which request it was, likewise; under one name another may come
 * @param fault whether it tells that something asked for was not done
 * @param headers those that are part of the answer; those that tell of the exchange are not
 * @param body absent where it is not to be kept: the same request again is then answered from what the ledger knows
 */
public record GivenAnswer(
        String name, String request, boolean fault, int status, Map<String, String> headers, byte @Nullable [] body) {

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, LedgerHeaders.POSITION);

    public GivenAnswer {
        headers = Map.copyOf(headers);
    }

    static GivenAnswer of(String name, String request, boolean undone, ContentCachingResponseWrapper response) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (response.getContentType() != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, response.getContentType());
        }
        for (String header : KEPT_HEADERS) {
            if (response.getHeader(header) != null) {
                headers.put(header, response.getHeader(header));
            }
        }
        return new GivenAnswer(
                name,
                request,
                undone || response.getStatus() >= 400,
                response.getStatus(),
                headers,
                response.getContentAsByteArray());
    }

    GivenAnswer withoutBody() {
        return new GivenAnswer(name, request, fault, status, Map.of(), null);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        if (body == null) {
            throw new IllegalStateException("What was not kept can't be told again.");
        }
        response.resetBuffer();
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.getOutputStream().write(body);
    }
}
