package io.partnerledger.standalone.signin;

import io.partnerledger.standalone.demo.DemoClient;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for client credentials (RFC 6749, section 4.4), its answers and errors as that text has them. */
@RestController
class TokenEndpoint {

    private static final String BASIC = "Basic ";
    private static final String GRANT = "client_credentials";

    private final IssuedTokens tokens;

    TokenEndpoint(IssuedTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/oauth2/token")
    ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
        if (!isForm(request.getContentType())) {
            return invalidRequest("The body must be application/x-www-form-urlencoded.");
        }
        Map<String, String[]> parameters;
        try {
            parameters = request.getParameterMap();
        } catch (IllegalStateException unreadable) {
            return invalidRequest("The body is no form.");
        }
        if (parameters.values().stream().anyMatch(values -> values.length > 1)) {
            return invalidRequest("A parameter is given more than once.");
        }
        Optional<DemoClient> client = client(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (client.isEmpty()) {
            return invalidClient();
        }
        String grant = request.getParameter("grant_type");
        if (grant == null || grant.isEmpty()) {
            return invalidRequest("grant_type is missing.");
        }
        if (!grant.equals(GRANT)) {
            return refused(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "Only " + GRANT + " is offered.");
        }
        return issued(client.get());
    }

    private static boolean isForm(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<DemoClient> client(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : DemoClient.named(decoded(pair.substring(0, colon)))
                            .filter(client -> isSecret(decoded(pair.substring(colon + 1))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** RFC 6749, section 2.3.1: both are form-encoded before they are put together. */
    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static boolean isSecret(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), DemoClient.SECRET.getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<Map<String, Object>> issued(DemoClient client) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.tokenFor(client));
        body.put("token_type", "Bearer");
        body.put("expires_in", IssuedTokens.LIFE.toSeconds());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static ResponseEntity<Map<String, Object>> invalidRequest(String description) {
        return refused(HttpStatus.BAD_REQUEST, "invalid_request", description);
    }

    private static ResponseEntity<Map<String, Object>> invalidClient() {
        return refused(
                HttpStatus.UNAUTHORIZED, "invalid_client", "Sign in with HTTP Basic as one of the demo's clients.");
    }

    private static ResponseEntity<Map<String, Object>> refused(HttpStatus status, String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .contentType(MediaType.APPLICATION_JSON);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"partner-ledger\", charset=\"UTF-8\"");
        }
        return answer.body(body);
    }
}
