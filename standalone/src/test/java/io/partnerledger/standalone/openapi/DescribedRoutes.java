package io.partnerledger.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what really goes over the wire against the committed documents: no answer has another status, member, type or
 * header than its document says, and no body is accepted that the document doesn't allow.
 */
public final class DescribedRoutes {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final List<Described> DOCUMENTS =
            Stream.of(World.values()).map(Described::of).toList();

    private DescribedRoutes() {}

    /** Fails where a request and its answer are not as described. */
    public static void hold(@Nullable String body, HttpResponse<?> answer, String answered) {
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        PathContainer path = PathContainer.parsePath(answer.request().uri().getRawPath());
        DOCUMENTS.forEach(document -> document.operation(method, path).ifPresent(operation -> {
            List<String> wrong = new ArrayList<>(wrongAnswer(document, operation, answer, answered));
            // Partner Center's clients write in more ways than the one that its document shows.
            if (document.world() == World.LEDGER && answer.statusCode() < 300 && body != null) {
                wrong.addAll(wrongBody(document, operation, body, answer.request()));
            }
            assertThat(wrong)
                    .as(
                            "%s %s, answered %s %s, is not as %s.json describes it",
                            answer.request().method(),
                            answer.request().uri(),
                            answer.statusCode(),
                            answered,
                            document.world())
                    .isEmpty();
        }));
    }

    private static List<String> wrongAnswer(
            Described document, JsonNode operation, HttpResponse<?> answer, String answered) {
        JsonNode responses = operation.get("responses");
        JsonNode response = responses.path(Integer.toString(answer.statusCode()));
        if (response.isMissingNode()) {
            if (answer.statusCode() < 400) {
                return List.of("status " + answer.statusCode());
            }
            response = responses.get("default");
        }
        response = document.followed(response);
        List<String> wrong = new ArrayList<>(wrongHeaders(response, answer));
        String type = answer.headers().firstValue("Content-Type").orElse(null);
        if (type == null) {
            if (response.has("content")) {
                wrong.add("no body");
            }
            return wrong;
        }
        JsonNode schema = response.path("content").path(essence(type)).path("schema");
        if (schema.isMissingNode()) {
            wrong.add("media type " + type);
        } else if (isOneJson(essence(type))) {
            wrong.addAll(document.wrong(answered, schema));
        }
        return wrong;
    }

    private static List<String> wrongHeaders(JsonNode response, HttpResponse<?> answer) {
        List<String> wrong = new ArrayList<>();
        for (String header : List.of("ETag", "Location", "MS-RequestId", "MS-CorrelationId")) {
            boolean described = response.path("headers").has(header);
            boolean there = answer.headers().firstValue(header).isPresent();
            if (answer.statusCode() < 400 && described != there) {
                wrong.add((there ? "header " : "no header ") + header);
            }
        }
        return wrong;
    }

    private static List<String> wrongBody(Described document, JsonNode operation, String body, HttpRequest request) {
        String type = request.headers()
                .firstValue("Content-Type")
                .map(DescribedRoutes::essence)
                .orElse("");
        JsonNode schema = operation.at("/requestBody/content").path(type).path("schema");
        return schema.isMissingNode() || !type.equals(MediaType.APPLICATION_JSON_VALUE)
                ? List.of()
                : document.wrong(body, schema);
    }

    /** Unlike lines of it, which are described as the text they are. */
    private static boolean isOneJson(String type) {
        return type.equals(MediaType.APPLICATION_JSON_VALUE) || type.endsWith("+json");
    }

    private static String essence(String mediaType) {
        MediaType parsed = MediaType.parseMediaType(mediaType);
        return parsed.getType() + "/" + parsed.getSubtype();
    }

    /** A document, closed: what it doesn't tell of must not be there. */
    private record Described(
            World world, JsonNode json, Map<PathPattern, JsonNode> paths, Map<JsonNode, Schema> compiled) {

        static Described of(World world) {
            JsonNode json = read(world);
            json.at("/components/schemas").forEach(schema -> {
                if (schema.has("properties") && !schema.has("additionalProperties")) {
                    ((ObjectNode) schema).put("additionalProperties", false);
                }
            });
            Map<PathPattern, JsonNode> paths = new TreeMap<>();
            json.get("paths")
                    .forEachEntry(
                            (path, operations) -> paths.put(PathPatternParser.defaultInstance.parse(path), operations));
            return new Described(world, json, paths, new ConcurrentHashMap<>());
        }

        private static JsonNode read(World world) {
            try {
                return JsonMapper.shared().readTree(Files.readString(world.committed()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** That of the most specific path. */
        Optional<JsonNode> operation(String method, PathContainer path) {
            return paths.entrySet().stream()
                    .filter(entry -> entry.getKey().matches(path))
                    .map(entry -> entry.getValue().path(method))
                    .filter(JsonNode::isObject)
                    .findFirst();
        }

        JsonNode followed(JsonNode node) {
            return node.has("$ref") ? json.at(node.get("$ref").asString().substring(1)) : node;
        }

        List<String> wrong(String body, JsonNode schema) {
            return compiled
                    .computeIfAbsent(schema, this::compiled)
                    .validate(JsonMapper.shared().readTree(body))
                    .stream()
                    .map(Error::toString)
                    .toList();
        }

        private Schema compiled(JsonNode schema) {
            ObjectNode whole = (ObjectNode) asSchema(schema);
            whole.set("$defs", asSchema(json.at("/components/schemas")));
            return SCHEMAS.getSchema(whole);
        }

        private static JsonNode asSchema(JsonNode partOfADocument) {
            return JsonMapper.shared()
                    .readTree(partOfADocument.toString().replace("#/components/schemas/", "#/$defs/"));
        }
    }
}
