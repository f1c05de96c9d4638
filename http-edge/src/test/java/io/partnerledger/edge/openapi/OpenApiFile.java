package io.partnerledger.edge.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One of the committed documents, and what is wrong with something by its schemas. */
record OpenApiFile(String name, JsonNode json) {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    static OpenApiFile named(String name) {
        return new OpenApiFile(name, resource(OpenApiController.class, name + ".json"));
    }

    static JsonNode resource(Class<?> beside, String file) {
        try (InputStream content = beside.getResourceAsStream(file)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(content, file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is wrong with it by the specification's own schema. */
    List<String> wrong() {
        return wrong(SCHEMAS.getSchema(resource(OpenApiFile.class, "openapi-3.1-schema-2022-10-07.json")), json);
    }

    /** What is wrong with its schemas as schemas. */
    List<String> wrongSchemas() {
        Schema ofSchemas = SCHEMAS.getSchema(
                JsonMapper.shared().readTree("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}"));
        return json.at("/components/schemas").values().stream()
                .flatMap(schema -> wrong(ofSchemas, schema).stream())
                .toList();
    }

    /** What is wrong with something by one of its components. */
    List<String> wrongWith(JsonNode something, String component) {
        String components = json.at("/components/schemas").toString();
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("$ref", "#/$defs/" + component);
        schema.set("$defs", JsonMapper.shared().readTree(components.replace("#/components/schemas/", "#/$defs/")));
        return wrong(SCHEMAS.getSchema(schema), something);
    }

    private static List<String> wrong(Schema schema, JsonNode something) {
        return schema.validate(something).stream().map(Error::toString).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
