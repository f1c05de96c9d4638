package io.partnerledger.standalone.openapi;

import io.partnerledger.edge.access.Party;
import io.partnerledger.edge.access.Route;
import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.entitytag.IfMatch;
import io.partnerledger.edge.fault.PartnerCenterError;
import io.partnerledger.edge.fault.Problem;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import io.partnerledger.edge.partnercenter.StreamedCollection;
import io.partnerledger.edge.partnercenter.WebhookNotice;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.request.StreamedBody;
import io.partnerledger.query.reading.Reflects;
import io.partnerledger.standalone.openapi.RouteTexts.RouteText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of a world, made from its controllers' signatures, the table of who may call what, and the texts. */
final class OpenApiDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^/}]*)}");

    private static final String RATE_LIMITED = "/v1/customers";
    private static final String TOO_MANY = "TooManyRequests";

    /** What the edge gives a controller beside what the request says, or from headers that every request may have. */
    private static final Set<Class<?>> NOT_OF_THE_REQUEST =
            Set.of(Caller.class, RequestContext.class, Locale.class, HttpServletResponse.class);

    private final World world;
    private final RouteTable table;
    private final RouteTexts texts;
    private final Schemas schemas;
    private final Map<String, ResolvableType> variables = new TreeMap<>();

    private OpenApiDocument(World world, RouteTable table, EdgeJson json, RouteTexts texts) {
        this.world = world;
        this.table = table;
        this.texts = texts;
        this.schemas = new Schemas(json, new Javadoc());
    }

    static ObjectNode of(
            World world,
            Map<RequestMappingInfo, HandlerMethod> controllers,
            RouteTable table,
            EdgeJson json,
            RouteTexts texts) {
        List<Mapped> mapped = controllers.entrySet().stream()
                .flatMap(entry -> Mapped.of(entry.getKey(), entry.getValue()))
                .filter(route -> world.has(route.pattern()))
                .sorted(Comparator.comparing(Mapped::pattern)
                        .thenComparing(Mapped::method)
                        .thenComparing(route -> route.mapping().toString()))
                .toList();
        return new OpenApiDocument(world, table, json, texts).of(mapped);
    }

    private ObjectNode of(List<Mapped> routes) {
        routes.stream()
                .flatMap(route -> parameters(route.controller()))
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                .forEach(parameter -> variables.put(variable(parameter), ResolvableType.forMethodParameter(parameter)));
        ObjectNode document = NODES.objectNode().put("openapi", "3.1.1");
        document.putObject("info")
                .put("title", world.title())
                .put("version", "1")
                .put("description", world.description())
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/").put("description", "Where this document comes from.");
        document.putArray("security").addObject().putArray("token");
        Set<String> tags = routes.stream().map(Mapped::tag).collect(Collectors.toCollection(TreeSet::new));
        ArrayNode named = document.putArray("tags");
        tags.forEach(tag -> named.addObject().put("name", tag));
        ObjectNode paths = document.putObject("paths");
        for (Mapped route : routes) {
            ObjectNode path = paths.withObjectProperty(route.pattern());
            String method = route.method().name().toLowerCase(Locale.ROOT);
            if (path.path(method) instanceof ObjectNode operation) {
                addAlternative(operation, route);
            } else {
                path.set(method, operation(route));
            }
        }
        if (world == World.PARTNER_CENTER) {
            document.putObject("webhooks").putObject("notice").set("post", notice());
        }
        ObjectNode components = document.putObject("components");
        ObjectNode fault = schemas.answered(
                ResolvableType.forClass(world == World.LEDGER ? Problem.class : PartnerCenterError.class));
        ObjectNode schemasByName = NODES.objectNode();
        schemas.named().forEach(schemasByName::set);
        components.set("schemas", schemasByName);
        components.set("responses", faults(fault));
        components.set("parameters", commonParameters());
        components.set("headers", commonHeaders());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "Its claims: tid (the tenant), roles, sub.");
        return document;
    }

    private ObjectNode operation(Mapped route) {
        RouteText text = texts.of(route.toString());
        ObjectNode operation = NODES.objectNode();
        operation.putArray("tags").add(route.tag());
        operation.put("summary", text.sentence());
        Route line = line(route);
        operation.put("description", "For " + callers(line) + ".");
        operation.put("operationId", route.operationId());
        if (line.open()) {
            operation.putArray("security");
        } else {
            operation.set("x-callers", callersByParty(line));
        }
        ArrayNode parameters = parameters(route, text);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        body(route, text).ifPresent(body -> operation.set("requestBody", body));
        operation.set("responses", responses(route, text));
        return operation;
    }

    /** What the ledger calls, if asked to. */
    private ObjectNode notice() {
        ObjectNode operation = NODES.objectNode();
        operation.put("summary", "Tells a registered webhook that something has changed.");
        operation.put("description", "Signed, and sent anew until it is taken: docs/webhooks.md.");
        operation.put("operationId", "postNotice");
        operation.putArray("security");
        ObjectNode body = NODES.objectNode().put("required", true);
        content(
                body,
                List.of(MediaType.APPLICATION_JSON),
                schemas.answered(ResolvableType.forClass(WebhookNotice.class)));
        operation.set("requestBody", body);
        operation.putObject("responses").putObject("2XX").put("description", "Taken.");
        return operation;
    }

    /** Another controller's method for the same route takes or gives another media type. */
    private void addAlternative(ObjectNode operation, Mapped route) {
        RouteText text = texts.of(route.toString());
        body(route, text)
                .ifPresent(
                        body -> operation.withObject("/requestBody/content").setAll((ObjectNode) body.get("content")));
        responses(route, text).forEachEntry((status, response) -> {
            ObjectNode known = operation.withObject("/responses").withObjectProperty(status);
            if (known.has("content") && response.has("content")) {
                known.withObject("/content").setAll((ObjectNode) response.get("content"));
            } else {
                known.setAll((ObjectNode) response);
            }
        });
    }

    // Parameters

    private ArrayNode parameters(Mapped route, RouteText text) {
        ArrayNode parameters = NODES.arrayNode();
        Set<String> untold = new TreeSet<>(text.parameters());
        Matcher variable = VARIABLE.matcher(route.pattern());
        while (variable.find()) {
            parameters.add(pathVariable(variable.group(1), text));
            untold.remove(variable.group(1));
        }
        boolean readsTheRequestItself = false;
        Set<String> common = new LinkedHashSet<>();
        for (MethodParameter parameter : parameters(route.controller()).toList()) {
            Class<?> type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                parameters.add(queryParameter(route, parameter, text, untold));
            } else if (parameter.hasParameterAnnotation(RequestHeader.class)) {
                parameters.add(header(route, parameter, text, untold));
            } else if (type.equals(PageRequest.class)) {
                common.addAll(List.of("limit", "cursor"));
            } else if (type.equals(IfMatch.class)) {
                common.add("If-Match");
            } else if (type.equals(RequestKey.class) || type.equals(StreamedBody.class)) {
                if (world == World.LEDGER) {
                    common.add("Idempotency-Key");
                }
            } else if (!NOT_OF_THE_REQUEST.contains(type)
                    && !parameter.hasParameterAnnotation(PathVariable.class)
                    && !parameter.hasParameterAnnotation(RequestAttribute.class)
                    && !parameter.hasParameterAnnotation(RequestBody.class)) {
                readsTheRequestItself = true;
                List<String> read = texts.readBy(type);
                untold.addAll(read);
                if (!type.equals(HttpServletRequest.class) && read.isEmpty() && untold.isEmpty()) {
                    throw new AssertionError(
                            "routes.txt must tell what " + type.getSimpleName() + " reads from " + route);
                }
            }
        }
        if (!untold.isEmpty() && !readsTheRequestItself) {
            throw new AssertionError(route + " has no " + untold + ", though routes.txt tells of it.");
        }
        untold.forEach(name -> parameters.add(unsigned(route, name, text)));
        if (route.method() == RequestMethod.GET && route.reflects()) {
            common.add("Ledger-Position");
        }
        common.addAll(List.of("MS-RequestId", "MS-CorrelationId", "X-Locale"));
        common.forEach(name -> parameters.addObject().put("$ref", "#/components/parameters/" + name));
        return parameters;
    }

    private ObjectNode pathVariable(String name, RouteText text) {
        ObjectNode parameter =
                NODES.objectNode().put("name", name).put("in", "path").put("required", true);
        describe(parameter, text.told().getOrDefault(name, texts.everywhere(name)));
        parameter.set("schema", schemas.parameter(variables.getOrDefault(name, ResolvableType.forClass(String.class))));
        return parameter;
    }

    private ObjectNode queryParameter(Mapped route, MethodParameter parameter, RouteText text, Set<String> untold) {
        RequestParam annotation = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        boolean defaults = !annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        ObjectNode described = parameter(
                route,
                "query",
                Stream.of(annotation.name(), parameter.getParameterName())
                        .filter(StringUtils::hasText)
                        .findFirst()
                        .orElseThrow(),
                annotation.required() && !defaults && !parameter.isOptional(),
                parameter,
                text,
                untold);
        if (defaults) {
            ObjectNode schema = (ObjectNode) described.get("schema");
            if (schema.path("type").asString().equals("boolean")) {
                schema.put("default", Boolean.parseBoolean(annotation.defaultValue()));
            } else {
                schema.put("default", annotation.defaultValue());
            }
        }
        return described;
    }

    private ObjectNode header(Mapped route, MethodParameter parameter, RouteText text, Set<String> untold) {
        RequestHeader annotation = Objects.requireNonNull(parameter.getParameterAnnotation(RequestHeader.class));
        return parameter(route, "header", annotation.name(), annotation.required(), parameter, text, untold);
    }

    private ObjectNode parameter(
            Mapped route,
            String in,
            String name,
            boolean required,
            MethodParameter parameter,
            RouteText text,
            Set<String> untold) {
        ObjectNode described = NODES.objectNode().put("name", name).put("in", in);
        if (required) {
            described.put("required", true);
        }
        untold.remove(name);
        describe(described, told(route, name, text));
        described.set("schema", schemas.parameter(ResolvableType.forMethodParameter(parameter.nestedIfOptional())));
        return described;
    }

    /** One that the controller reads from the request itself; a header looks like one. */
    private ObjectNode unsigned(Mapped route, String name, RouteText text) {
        ObjectNode described = NODES.objectNode()
                .put("name", name)
                .put("in", Character.isUpperCase(name.charAt(0)) ? "header" : "query")
                .put("description", told(route, name, text));
        described.putObject("schema").put("type", "string");
        return described;
    }

    private String told(Mapped route, String name, RouteText text) {
        return Optional.ofNullable(text.told().getOrDefault(name, texts.everywhere(name)))
                .orElseThrow(
                        () -> new AssertionError("routes.txt doesn't tell what " + name + " of " + route + " means."));
    }

    private ObjectNode commonParameters() {
        ObjectNode parameters = NODES.objectNode();
        parameter(
                parameters,
                "MS-RequestId",
                "header",
                "uuid",
                "Names this request; a repeat of it has no second effect.");
        parameter(parameters, "MS-CorrelationId", "header", "uuid", "Ties the requests of one undertaking together.");
        parameter(parameters, "X-Locale", "header", null, "The language of texts: en-US (the default) or ja-JP.");
        if (world == World.LEDGER) {
            parameter(
                    parameters,
                    "Idempotency-Key",
                    "header",
                    null,
                    "Names this request, as MS-RequestId does; under the same key another request is refused.");
            parameter(
                    parameters,
                    "If-Match",
                    "header",
                    null,
                    "The ETag of what the change rests on; another version is refused.");
            parameter(parameters, "cursor", "query", null, "The nextCursor of the page before.");
            ObjectNode limit = parameter(parameters, "limit", "query", null, "How many items at most.");
            limit.put("type", "integer").put("minimum", 1).put("maximum", 200).put("default", 50);
        }
        parameter(
                parameters,
                "Ledger-Position",
                "header",
                null,
                "How far the view must be: what the answer to a command carried.");
        return parameters;
    }

    private static ObjectNode parameter(
            ObjectNode parameters, String name, String in, @Nullable String format, String description) {
        ObjectNode schema = parameters
                .putObject(name)
                .put("name", name)
                .put("in", in)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
        return format == null ? schema : schema.put("format", format);
    }

    // Bodies

    private Optional<ObjectNode> body(Mapped route, RouteText text) {
        Collection<MediaType> types = route.mapping().getConsumesCondition().getConsumableMediaTypes();
        for (MethodParameter parameter : parameters(route.controller()).toList()) {
            RequestBody annotation = parameter.getParameterAnnotation(RequestBody.class);
            if (annotation != null) {
                ObjectNode body = NODES.objectNode().put("required", annotation.required());
                content(
                        body,
                        types.isEmpty() ? List.of(MediaType.APPLICATION_JSON) : types,
                        schemas.asked(ResolvableType.forMethodParameter(parameter)));
                return Optional.of(body);
            }
            if (parameter.getParameterType().equals(StreamedBody.class)) {
                ObjectNode lines = NODES.objectNode().put("type", "string");
                describe(lines, text.body());
                ObjectNode body = NODES.objectNode().put("required", true);
                content(body, types, lines);
                return Optional.of(body);
            }
        }
        return Optional.empty();
    }

    private static void content(ObjectNode of, Collection<MediaType> types, ObjectNode schema) {
        ObjectNode content = of.putObject("content");
        types.forEach(type -> content.putObject(type.toString()).set("schema", schema));
    }

    // Answers

    private ObjectNode responses(Mapped route, RouteText text) {
        ObjectNode responses = NODES.objectNode();
        int status = text.status().orElseGet(route::status);
        if (status < 400) {
            responses.set(Integer.toString(status), success(route, text, status));
        }
        boolean open = line(route).open();
        Set<String> statuses = new LinkedHashSet<>(open ? List.of() : List.of("400", "401", "403"));
        if (!open && (world == World.PARTNER_CENTER || route.pattern().contains("{"))) {
            statuses.add("404");
        }
        if (route.method() != RequestMethod.GET) {
            statuses.add("409");
        }
        Set<Class<?>> taken = parameters(route.controller())
                .<Class<?>>map(MethodParameter::getParameterType)
                .collect(Collectors.toSet());
        if (taken.contains(IfMatch.class)) {
            statuses.add("412");
        }
        if (world == World.LEDGER && (taken.contains(RequestKey.class) || taken.contains(StreamedBody.class))) {
            statuses.add("422");
        }
        statuses.add("default");
        statuses.forEach(fault -> responses.putObject(fault).put("$ref", "#/components/responses/" + world.fault()));
        if (route.pattern().startsWith(RATE_LIMITED)) {
            responses.putObject("429").put("$ref", "#/components/responses/" + TOO_MANY);
        }
        return responses;
    }

    private ObjectNode success(Mapped route, RouteText text, int status) {
        ObjectNode response =
                NODES.objectNode().put("description", HttpStatus.valueOf(status).getReasonPhrase());
        ObjectNode headers = response.putObject("headers");
        List<String> carried = new ArrayList<>(List.of("MS-RequestId", "MS-CorrelationId"));
        if (route.reflects()) {
            carried.add("Ledger-Stale");
        }
        if (route.method() != RequestMethod.GET) {
            carried.add("Ledger-Position");
        }
        if (status == HttpStatus.ACCEPTED.value()) {
            carried.add("Location");
        }
        ResolvableType type =
                ResolvableType.forMethodReturnType(route.controller().getMethod());
        if (HttpEntity.class.isAssignableFrom(type.toClass())) {
            type = type.as(HttpEntity.class).getGeneric(0);
            // What else would a controller write the headers of, where it starts no job and gives no file?
            if (world == World.LEDGER
                    && status == HttpStatus.OK.value()
                    && type.toClass().isRecord()) {
                carried.add("ETag");
            }
        }
        carried.forEach(name -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
        if (!type.toClass().equals(void.class) && !type.toClass().equals(Void.class)) {
            Collection<MediaType> types = text.type()
                    .<Collection<MediaType>>map(List::of)
                    .orElseGet(() -> route.mapping().getProducesCondition().getProducibleMediaTypes());
            boolean plain = types.stream().anyMatch(produced -> !produced.isCompatibleWith(MediaType.APPLICATION_JSON));
            content(
                    response,
                    types.isEmpty() ? List.of(MediaType.APPLICATION_JSON) : types,
                    plain ? plain(type) : schemas.answered(collection(type, text)));
        }
        return response;
    }

    /** Text, or bytes of which a schema says nothing. */
    private static ObjectNode plain(ResolvableType type) {
        ObjectNode schema = NODES.objectNode();
        return type.toClass().equals(byte[].class) ? schema : schema.put("type", "string");
    }

    /** A collection is the same whether it is written while it is fetched or not, which a controller may leave open. */
    private static ResolvableType collection(ResolvableType type, RouteText text) {
        if (text.items().isPresent()) {
            try {
                Class<?> item = Class.forName(ResourceCollection.class.getPackageName() + "."
                        + text.items().get());
                return ResolvableType.forClassWithGenerics(ResourceCollection.class, item);
            } catch (ClassNotFoundException unknown) {
                throw new AssertionError(unknown);
            }
        }
        return type.toClass().equals(StreamedCollection.class)
                ? ResolvableType.forClassWithGenerics(ResourceCollection.class, type.getGeneric(0))
                : type;
    }

    private ObjectNode faults(ObjectNode fault) {
        ObjectNode responses = NODES.objectNode();
        ObjectNode response = responses.putObject(world.fault());
        response.put("description", "What is wrong, and what to do about it.");
        content(
                response,
                List.of(world == World.LEDGER ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON),
                fault);
        if (world == World.PARTNER_CENTER) {
            responses.set(TOO_MANY, tooManyRequests());
        }
        return responses;
    }

    /** Partner Center's own shape for it. */
    private static ObjectNode tooManyRequests() {
        ObjectNode response = NODES.objectNode().put("description", "Where the rate is limited: when to try again.");
        header(response.putObject("headers"), "Retry-After", null, "In so many seconds.");
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("statusCode").put("type", "integer");
        properties.putObject("message").put("type", "string");
        schema.putArray("required").add("statusCode").add("message");
        content(response, List.of(MediaType.APPLICATION_JSON), schema);
        return response;
    }

    private ObjectNode commonHeaders() {
        ObjectNode headers = NODES.objectNode();
        header(headers, "MS-RequestId", "uuid", "The request's id, or the one it was given.");
        header(headers, "MS-CorrelationId", "uuid", "As sent, or a fresh one.");
        header(headers, "Ledger-Position", null, "How far the ledger was; a read that sends it shows at least that.");
        header(headers, "Ledger-Stale", null, "true where the view was not there in time.");
        if (world == World.LEDGER) {
            header(headers, "ETag", null, "The version of what is shown.");
            header(headers, "Location", "uri", "Where to watch it.");
        }
        return headers;
    }

    private static void header(ObjectNode headers, String name, @Nullable String format, String description) {
        ObjectNode schema = headers.putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
        if (format != null) {
            schema.put("format", format);
        }
    }

    // Who

    private Route line(Mapped route) {
        return table.line(HttpMethod.valueOf(route.method().name()), route.pattern())
                .orElseThrow(() -> new AssertionError(route + " is in no line of the table of routes."));
    }

    private static ObjectNode callersByParty(Route line) {
        ObjectNode callers = NODES.objectNode();
        addRoles(callers, "distributor", line.partners().getOrDefault(Party.DISTRIBUTOR, Set.of()));
        addRoles(callers, "reseller", line.partners().getOrDefault(Party.RESELLER, Set.of()));
        addRoles(callers, "unknownTenant", line.strangers());
        addRoles(callers, "anyTenant", line.operators());
        return callers;
    }

    private static void addRoles(ObjectNode callers, String whose, Set<Role> roles) {
        if (!roles.isEmpty()) {
            ArrayNode names = callers.putArray(whose);
            sorted(roles).forEach(role -> names.add(role.claim()));
        }
    }

    private static String callers(Route line) {
        if (line.open()) {
            return "everybody, without token";
        }
        List<String> callers = new ArrayList<>();
        addCallers(callers, " of a distributor", line.partners().getOrDefault(Party.DISTRIBUTOR, Set.of()));
        addCallers(callers, " of a reseller", line.partners().getOrDefault(Party.RESELLER, Set.of()));
        addCallers(callers, " of a tenant not known here", line.strangers());
        addCallers(callers, "", line.operators());
        return String.join("; ", callers);
    }

    private static void addCallers(List<String> callers, String whose, Set<Role> roles) {
        if (!roles.isEmpty()) {
            callers.add(
                    roles.size() == Role.values().length
                            ? "every role" + whose
                            : sorted(roles).map(Role::claim).collect(Collectors.joining(", ")) + whose);
        }
    }

    private static Stream<Role> sorted(Set<Role> roles) {
        return roles.stream().sorted();
    }

    // Signatures

    private static void describe(ObjectNode node, @Nullable String text) {
        if (text != null) {
            node.put("description", text);
        }
    }

    private static Stream<MethodParameter> parameters(HandlerMethod controller) {
        return Stream.of(controller.getMethodParameters())
                .peek(parameter -> parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer()));
    }

    private static String variable(MethodParameter parameter) {
        PathVariable annotation = Objects.requireNonNull(parameter.getParameterAnnotation(PathVariable.class));
        return annotation.name().isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : annotation.name();
    }

    /** One method of a controller under one of its routes. */
    private record Mapped(RequestMethod method, String pattern, RequestMappingInfo mapping, HandlerMethod controller) {

        static Stream<Mapped> of(RequestMappingInfo mapping, HandlerMethod controller) {
            return mapping.getPatternValues().stream()
                    .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                            .map(method -> new Mapped(method, pattern, mapping, controller)));
        }

        /** The capability it belongs to. */
        String tag() {
            String home = controller.getBeanType().getPackageName();
            return home.substring(home.lastIndexOf('.') + 1);
        }

        String operationId() {
            StringBuilder id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
            Stream.of(pattern.split("/"))
                    .skip(2)
                    .filter(segment -> !segment.equals("v1"))
                    .map(segment -> segment.startsWith("{")
                            ? "By" + StringUtils.capitalize(segment.substring(1, segment.length() - 1))
                            : Stream.of(segment.split("-"))
                                    .map(StringUtils::capitalize)
                                    .collect(Collectors.joining()))
                    .forEach(id::append);
            return id.toString();
        }

        boolean reflects() {
            return controller.hasMethodAnnotation(Reflects.class);
        }

        int status() {
            ResponseStatus status = controller.getMethodAnnotation(ResponseStatus.class);
            return status == null ? 200 : status.code().value();
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }
}
