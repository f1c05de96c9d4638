package io.partnerledger.command.http;

import io.partnerledger.edge.caller.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Somebody who calls the command side, with the headers that go along. */
final class Agent {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final UUID tenant;
    private final Map<String, String> headers;

    private Agent(int port, UUID tenant, Map<String, String> headers) {
        this.port = port;
        this.tenant = tenant;
        this.headers = headers;
    }

    static Agent of(int port, UUID tenant, Role... roles) {
        return new Agent(port, tenant, Map.of()).with("Authorization", "Bearer " + Tokens.of(tenant, roles));
    }

    static Agent withoutToken(int port) {
        return new Agent(port, new UUID(0, 0), Map.of());
    }

    UUID tenant() {
        return tenant;
    }

    /** The same with another role of its tenant. */
    Agent as(Role... roles) {
        return with("Authorization", "Bearer " + Tokens.of(tenant, roles));
    }

    /** The same, sending this header too. */
    Agent with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Agent(port, tenant, more);
    }

    /** The same, its next requests being repeats of one another if they are alike. */
    Agent repeating() {
        return with("MS-RequestId", UUID.randomUUID().toString());
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer send(String method, String path, String json) {
        HttpRequest.BodyPublisher body = json == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, body);
        headers.forEach(request::setHeader);
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
