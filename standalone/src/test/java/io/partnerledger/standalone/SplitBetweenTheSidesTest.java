package io.partnerledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.access.SplitByMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Where a route is, where the list says it is, and where the reverse proxy looks for it are one. */
class SplitBetweenTheSidesTest extends StandaloneTest {

    private static final Pattern LINE = Pattern.compile("\"~(.*)\" (command-side|query-side);");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    @Test
    void every_route_is_answered_where_the_list_and_the_reverse_proxy_look_for_it() throws IOException {
        Map<String, String> answering = new LinkedHashMap<>();
        Map<String, String> listed = new LinkedHashMap<>();
        Map<String, String> proxied = new LinkedHashMap<>();
        Map<Pattern, String> proxy = proxy();
        controllers.getHandlerMethods().forEach((route, controller) -> {
            String home = controller.getBeanType().getPackageName();
            if (home.startsWith("io.partnerledger.command") || home.startsWith("io.partnerledger.query")) {
                for (RequestMethod method : route.getMethodsCondition().getMethods()) {
                    for (String pattern : route.getPatternValues()) {
                        String asked = method + " " + pattern.replaceAll("\\{[^/]*}", "x");
                        answering.put(
                                asked, home.startsWith("io.partnerledger.command") ? "command-side" : "query-side");
                        listed.put(
                                asked,
                                SplitByMethod.commandSideAnswers(HttpMethod.valueOf(method.name()), pattern)
                                        ? "command-side"
                                        : "query-side");
                        proxied.put(asked, side(proxy, asked));
                    }
                }
            }
        });

        assertThat(answering).hasSizeGreaterThan(20);
        assertThat(listed).isEqualTo(answering);
        assertThat(proxied).isEqualTo(answering);
    }

    private static String side(Map<Pattern, String> proxy, String asked) {
        return proxy.entrySet().stream()
                .filter(line -> line.getKey().matcher(asked).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("command-side");
    }

    private static Map<Pattern, String> proxy() throws IOException {
        Map<Pattern, String> lines = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("..", "deploy", "reverse-proxy.conf"))) {
            Matcher found = LINE.matcher(line.strip());
            if (found.matches()) {
                lines.put(Pattern.compile(found.group(1)), found.group(2));
            }
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
