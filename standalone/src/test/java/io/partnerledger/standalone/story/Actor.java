package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.standalone.openapi.DescribedRoutes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in who uses the ledger over HTTP. */
public final class Actor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How far each ledger was when it last answered a command, whoever sent it: in a story people talk to each other. */
    private static final Map<String, Long> TOLD = new ConcurrentHashMap<>();

    private final String address;
    private final UUID tenant;
    private final String token;
    private final String language;
    private final @Nullable UUID requestId;

    Actor(String address, UUID tenant, String token) {
        this(address, tenant, token, "en-US", null);
    }

    private Actor(String address, UUID tenant, String token, String language, @Nullable UUID requestId) {
        this.address = address;
        this.tenant = tenant;
        this.token = token;
        this.language = language;
        this.requestId = requestId;
    }

    public UUID tenant() {
        return tenant;
    }

    public Actor reading(String otherLanguage) {
        return new Actor(address, tenant, token, otherLanguage, requestId);
    }

    /** The same, whose requests count as one when they are alike. */
    Actor sendingAgain() {
        return new Actor(address, tenant, token, language, UUID.randomUUID());
    }

    public Answer get(String path, Object... inPath) {
        return send("GET", path.formatted(inPath), null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    /** Many lines of JSON. */
    public Answer postLines(String path, String lines) {
        return send("POST", path, lines, "application/x-ndjson");
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    private Answer send(String method, String path, String body) {
        return send(method, path, body, "application/json");
    }

    private Answer send(String method, String path, String body, String mediaType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("X-Locale", language)
                .header("Ledger-Position", TOLD.getOrDefault(address, 0L).toString())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", mediaType);
        }
        if (requestId != null) {
            request.header("MS-RequestId", requestId.toString());
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            DescribedRoutes.hold(body, response, response.body());
            response.headers().firstValueAsLong("Ledger-Position").ifPresent(at -> TOLD.merge(address, at, Math::max));
            return new Answer(method + " " + path, response.statusCode(), response.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the ledger answered. */
    public record Answer(String request, int status, String body) {

        /** The body, of an answer with that status. */
        public JsonNode as(int expected) {
            assertThat(status).as("%s answered %s", request, body).isEqualTo(expected);
            return json();
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }
}
