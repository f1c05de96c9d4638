package io.partnerledger.standalone.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.PartnerCenterMessage;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violation;
import io.partnerledger.edge.violation.Violations;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON schemas (2020-12) of the records that go over the wire, each record and enumeration a component.
 *
 * <p>One record makes two schemas where it is both asked and answered. Answered, what may be null is left out and all else
 * is there. Asked, what may be null may be absent or null, but for what its own {@link Checked} check misses in an empty
 * body: that is required.
 */
final class Schemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<Class<?>, List<String>> SCALARS = Map.ofEntries(
            Map.entry(String.class, List.of("string")),
            Map.entry(UUID.class, List.of("string", "uuid")),
            Map.entry(Instant.class, List.of("string", "date-time")),
            Map.entry(LocalDate.class, List.of("string", "date")),
            Map.entry(Duration.class, List.of("string", "duration")),
            Map.entry(Period.class, List.of("string", "duration")),
            Map.entry(URI.class, List.of("string", "uri")),
            Map.entry(boolean.class, List.of("boolean")),
            Map.entry(Boolean.class, List.of("boolean")),
            Map.entry(int.class, List.of("integer", "int32")),
            Map.entry(Integer.class, List.of("integer", "int32")),
            Map.entry(long.class, List.of("integer", "int64")),
            Map.entry(Long.class, List.of("integer", "int64")),
            Map.entry(double.class, List.of("number", "double")),
            Map.entry(Double.class, List.of("number", "double")),
            Map.entry(java.math.BigDecimal.class, List.of("number")));

    private final EdgeJson json;
    private final Javadoc javadoc;
    private final Map<Component, ObjectNode> components = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();

    Schemas(EdgeJson json, Javadoc javadoc) {
        this.json = json;
        this.javadoc = javadoc;
    }

    /** The schema of a body that a client sends. */
    ObjectNode asked(ResolvableType type) {
        return schema(type, null, new Use(true, lenient(type)));
    }

    /** The schema of a body that the ledger answers. */
    ObjectNode answered(ResolvableType type) {
        return schema(type, null, new Use(false, lenient(type)));
    }

    /** The schema of a parameter. */
    ObjectNode parameter(ResolvableType type) {
        return schema(type, null, new Use(false, false));
    }

    /** As the edge chooses the mapper: by the type of the body. */
    private static boolean lenient(ResolvableType body) {
        return PartnerCenterMessage.class.isAssignableFrom(body.toClass());
    }

    private ObjectNode schema(ResolvableType type, @Nullable AnnotatedType annotated, Use use) {
        Class<?> raw = type.toClass();
        if (SCALARS.containsKey(raw)) {
            List<String> scalar = SCALARS.get(raw);
            ObjectNode schema = typed(scalar.get(0));
            return scalar.size() == 1 ? schema : schema.put("format", scalar.get(1));
        }
        if (raw.isRecord() || raw.isEnum()) {
            return reference(type, use);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode elements = typed("array");
            elements.set("items", schema(type.as(Collection.class).getGeneric(0), argument(annotated, 0), use));
            return elements;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode members = typed("object");
            members.set("additionalProperties", schema(type.as(Map.class).getGeneric(1), argument(annotated, 1), use));
            return members;
        }
        if (raw.equals(JsonNode.class) || raw.equals(Object.class)) {
            return NODES.objectNode();
        }
        throw new AssertionError(type + " doesn't tell what it is in JSON; routes.txt may, by @items.");
    }

    private static @Nullable AnnotatedType argument(@Nullable AnnotatedType annotated, int index) {
        return annotated instanceof AnnotatedParameterizedType parameterized
                ? parameterized.getAnnotatedActualTypeArguments()[index]
                : null;
    }

    private ObjectNode reference(ResolvableType type, Use use) {
        Component component =
                new Component(type.toString(), type, type.toClass().isEnum() ? use.answered() : use);
        if (!components.containsKey(component)) {
            components.put(component, NODES.objectNode());
            ObjectNode schema = type.toClass().isEnum() ? enumeration(type.toClass(), use) : record(type, use);
            components.put(component, schema);
        }
        Reference reference = new Reference(NODES.objectNode(), component);
        references.add(reference);
        return reference.node();
    }

    private ObjectNode enumeration(Class<?> type, Use use) {
        ObjectNode schema = typed("string");
        describe(schema, javadoc.of(type));
        ArrayNode values = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(use.mapper(json).valueToTree(constant).asString());
        }
        return schema;
    }

    private ObjectNode record(ResolvableType type, Use use) {
        ObjectNode schema = typed("object");
        describe(schema, javadoc.of(type.toClass()));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        Map<String, Wanted> wanted = use.asked() ? wanted(type.toClass()) : Map.of();
        for (RecordComponent component : type.toClass().getRecordComponents()) {
            addProperty(component, type, use, wanted, schema, properties, required);
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (use.asked()) {
            schema.put("additionalProperties", use.lenient());
        }
        return schema;
    }

    private void addProperty(
            RecordComponent component,
            ResolvableType owner,
            Use use,
            Map<String, Wanted> wanted,
            ObjectNode schema,
            ObjectNode properties,
            ArrayNode required) {
        AnnotatedElement accessor = component.getAccessor();
        ResolvableType type = ResolvableType.forType(component.getGenericType(), owner);
        AnnotatedType annotated = component.getAnnotatedType();
        if (accessor.isAnnotationPresent(JsonUnwrapped.class)) {
            for (RecordComponent inner : type.toClass().getRecordComponents()) {
                addProperty(inner, type, use, wanted, schema, properties, required);
            }
            return;
        }
        if (accessor.isAnnotationPresent(JsonAnyGetter.class)) {
            schema.set("additionalProperties", schema(type.as(Map.class).getGeneric(1), null, use));
            return;
        }
        JsonProperty named = accessor.getAnnotation(JsonProperty.class);
        String name = named == null || named.value().isEmpty() ? component.getName() : named.value();
        ObjectNode property = schema(type, annotated, use);
        boolean nullable = annotated.isAnnotationPresent(Nullable.class);
        if (use.asked()) {
            Wanted here = wanted.get(name);
            if (here == Wanted.TRUE) {
                property.put("const", true);
            }
            if (here != null || !nullable && !type.toClass().isPrimitive()) {
                required.add(name);
            } else {
                property = orNull(property);
            }
        } else if (!nullable && !mayBeLeftOut(component)) {
            required.add(name);
        }
        describe(property, javadoc.of(component));
        properties.set(name, property);
    }

    private static boolean mayBeLeftOut(RecordComponent component) {
        return Stream.of(component.getAccessor(), component.getDeclaringRecord())
                .map(place -> place.getAnnotation(JsonInclude.class))
                .anyMatch(inclusion -> inclusion != null
                        && (inclusion.value() == JsonInclude.Include.NON_DEFAULT
                                || !component.getType().isPrimitive()));
    }

    private ObjectNode orNull(ObjectNode schema) {
        if (!schema.path("type").isString()) {
            ObjectNode either = NODES.objectNode();
            either.putArray("anyOf").add(schema).add(typed("null"));
            return either;
        }
        String type = schema.get("type").asString();
        schema.putArray("type").add(type).add("null");
        return schema;
    }

    /** What an empty body lacks, as its own check has it. */
    private static Map<String, Wanted> wanted(Class<?> record) {
        if (!Checked.class.isAssignableFrom(record)) {
            return Map.of();
        }
        return Violations.of((Checked) empty(record)).stream()
                .filter(violation -> !violation.field().matches(".*[.\\[].*"))
                .filter(violation -> says(violation, "violation.required") || says(violation, "violation.affirmed"))
                .collect(Collectors.toMap(
                        Violation::field,
                        violation -> says(violation, "violation.affirmed") ? Wanted.TRUE : Wanted.ANYTHING,
                        (one, other) -> one));
    }

    private static boolean says(Violation violation, String text) {
        return violation.message().in(Locale.US).equals(Text.of(text).in(Locale.US));
    }

    private static Object empty(Class<?> record) {
        try {
            Class<?>[] types = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(types)
                    .map(type -> type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null)
                    .toArray());
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError("An empty " + record.getName() + " fails, and so will an empty body.", failed);
        }
    }

    private static void describe(ObjectNode schema, @Nullable String text) {
        if (text != null) {
            schema.put("description", text);
        }
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }

    /** All components under their names; the references made so far point to them from now on. */
    Map<String, ObjectNode> named() {
        Map<Component, String> names = names();
        references.forEach(
                reference -> reference.node().put("$ref", "#/components/schemas/" + names.get(reference.to())));
        Map<String, ObjectNode> named = new TreeMap<>();
        components.forEach((component, schema) -> named.merge(names.get(component), schema, Schemas::one));
        return named;
    }

    /** Both sides may have a record of their own for the same thing, each with words of its own. */
    private static ObjectNode one(ObjectNode one, ObjectNode other) {
        if (!shape(one).equals(shape(other))) {
            throw new AssertionError("Two different components want to be called the same: " + one + " and " + other);
        }
        return one.has("description") ? one : other;
    }

    private static JsonNode shape(JsonNode schema) {
        JsonNode shape = schema.deepCopy();
        shape.findParents("description").stream()
                .filter(parent -> parent.get("description").isString())
                .forEach(parent -> ((ObjectNode) parent).remove("description"));
        return shape;
    }

    /** The short name; the long one, or one with its direction, where several would have the same. */
    private Map<Component, String> names() {
        Map<String, Set<Class<?>>> called = components.keySet().stream()
                .collect(Collectors.groupingBy(
                        component -> Names.brief(component.type()),
                        Collectors.mapping(component -> component.type().toClass(), Collectors.toSet())));
        Map<Component, String> names = new LinkedHashMap<>();
        for (Component component : components.keySet()) {
            boolean alone = called.get(Names.brief(component.type())).size() == 1;
            String name = alone ? Names.brief(component.type()) : Names.full(component.type());
            boolean bothWays = component.use().asked() && components.containsKey(component.answered());
            names.put(component, bothWays ? name + "Input" : name);
        }
        return names;
    }

    private enum Wanted {
        ANYTHING,
        TRUE
    }

    /** @param lenient as Partner Center's clients are read and answered */
    private record Use(boolean asked, boolean lenient) {

        Use answered() {
            return new Use(false, lenient);
        }

        JsonMapper mapper(EdgeJson json) {
            return lenient ? json.partnerCenter() : json.ledger();
        }
    }

    private record Component(String key, ResolvableType type, Use use) {

        Component answered() {
            return new Component(key, type, use.answered());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Component component && component.key.equals(key) && component.use.equals(use);
        }

        @Override
        public int hashCode() {
            return 31 * key.hashCode() + use.hashCode();
        }
    }

    private record Reference(ObjectNode node, Component to) {}
}
