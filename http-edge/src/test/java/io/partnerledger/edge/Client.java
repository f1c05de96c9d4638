package io.partnerledger.edge;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends one request and keeps the answer. */
final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Client(int port) {
        this.port = port;
    }

    static Client without(int port) {
        return new Client(port);
    }

    static Client kanto(int port, Role... roles) {
        return of(port, Tokens.KANTO, roles);
    }

    static Client of(int port, UUID tenant, Role... roles) {
        return new Client(port).with("Authorization", "Bearer " + Tokens.of(tenant, roles));
    }

    static Client kantoAdmin(int port) {
        return kanto(port, Role.ADMIN_AGENT);
    }

    Client with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        headers.putIfAbsent("Content-Type", "application/json; charset=utf-8");
        return send("POST", path, HttpRequest.BodyPublishers.ofString(json));
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }
    }
}
