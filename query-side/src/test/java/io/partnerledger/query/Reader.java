package io.partnerledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who reads over HTTP. */
public final class Reader {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Reader(int port) {
        this.port = port;
    }

    public Reader with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Reader inJapanese() {
        return with("X-Locale", "ja-JP");
    }

    public Answer get(String path) {
        return send("GET", path);
    }

    /** A request without a body. */
    public Answer send(String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
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

    /** What is there; the answer to a read that must succeed. */
    public JsonNode read(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /** The items of all pages, each of which must hold as many as it may while others follow. */
    public List<JsonNode> allPages(String list, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String first = list + (list.contains("?") ? "&" : "?") + "limit=" + limit;
        JsonNode page = read(first);
        page.get("items").forEach(items::add);
        while (page.has("nextCursor")) {
            assertThat(page.get("items").size()).isEqualTo(limit);
            page = read(first + "&cursor=" + page.get("nextCursor").asString());
            page.get("items").forEach(items::add);
        }
        assertThat(page.get("items").size()).isLessThanOrEqualTo(limit);
        return items;
    }

    /** A member of each item, as text. */
    public static List<String> each(Iterable<JsonNode> items, String member) {
        List<String> values = new ArrayList<>();
        items.forEach(item -> values.add(item.at("/" + member).asString()));
        return values;
    }

    /** A member of each item of the list. */
    public List<String> each(String list, String member) {
        return each(read(list).get("items"), member);
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        /** The stable code of a fault, on either side of the wire. */
        public String code() {
            return json().at("/code").asString();
        }

        @Override
        public String toString() {
            return response.uri() + " " + status() + " " + response.body();
        }
    }
}
