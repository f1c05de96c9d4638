package io.partnerledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.query.reading.Reflects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code docs/partner-center.md} has a line for every route of Partner Center, and says what its controller makes of it. */
class PartnerCenterRoutesTest extends StandaloneTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "partner-center.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*)`");
    private static final String DIRECTORY = "WhoIsWho";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    @Test
    void the_document_names_every_route_once_and_what_it_becomes() throws IOException {
        Map<String, HandlerMethod> routes = routes();
        Map<String, Set<String>> documented = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("| `")) {
                String[] cells = line.substring(1).split("\\|");
                lines.add(cells[0].strip().replace("`", ""));
                documented.put(lines.get(lines.size() - 1), names(cells[1]));
            }
        }

        assertThat(routes).hasSizeGreaterThan(15);
        assertThat(lines).containsExactlyInAnyOrderElementsOf(routes.keySet());
        routes.forEach((route, controller) -> {
            assertThat(documented.get(route)).as(route).isNotEmpty();
            Reflects views = AnnotatedElementUtils.findMergedAnnotation(controller.getMethod(), Reflects.class);
            if (views == null) {
                assertThat(documented.get(route))
                        .as(route)
                        .allMatch(
                                name -> mentions(controller.getBeanType(), name), "is what its controller deals with");
            } else {
                assertThat(documented.get(route)).as(route).isEqualTo(namesOf(views));
            }
        });
    }

    private Map<String, HandlerMethod> routes() {
        Map<String, HandlerMethod> routes = new TreeMap<>();
        controllers.getHandlerMethods().forEach((mapping, controller) -> {
            for (String pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/v1/") || pattern.startsWith("/webhooks/v1/")) {
                    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                        routes.put(method + " " + pattern, controller);
                    }
                }
            }
        });
        return routes;
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesOf(Reflects views) {
        return views.value().length == 0
                ? Set.of(DIRECTORY)
                : Arrays.stream(views.value()).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the class has anything to do with one of that name, if only as what it gets from here and hands on there. */
    private static boolean mentions(Class<?> controller, String name) {
        try (InputStream file =
                Objects.requireNonNull(controller.getResourceAsStream(controller.getSimpleName() + ".class"))) {
            return Pattern.compile("/" + name + "\\b")
                    .matcher(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
