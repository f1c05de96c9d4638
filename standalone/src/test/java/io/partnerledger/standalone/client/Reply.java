package io.partnerledger.standalone.client;

import io.partnerledger.standalone.openapi.DescribedRoutes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back for a request, whoever sent it. */
public record Reply(String request, HttpResponse<byte[]> response) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Sends just this: nothing is added, and a position least of all. */
    public static Reply to(String method, String uri, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            Reply reply = new Reply(method + " " + uri, HTTP.send(request.build(), BodyHandlers.ofByteArray()));
            DescribedRoutes.hold(body, reply.response(), reply.body());
            return reply;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public int status() {
        return response.statusCode();
    }

    boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String body() {
        if (!header("Content-Encoding").equals("gzip")) {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    @Override
    public String toString() {
        return request + " answered " + status() + " " + body();
    }
}
