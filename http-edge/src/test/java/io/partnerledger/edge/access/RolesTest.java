package io.partnerledger.edge.access;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.caller.CallerFromToken;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.fault.Faulted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Every route lets in whom {@code docs/roles.md} names, and nobody else: asked for every role of everybody. */
class RolesTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "roles.md");
    private static final RouteTable TABLE = RouteTable.ledgerAnd(List.of());
    private static final Map<String, Role> ROLES = Map.of(
            "admin", Role.ADMIN_AGENT,
            "sales", Role.SALES_AGENT,
            "helpdesk", Role.HELPDESK_AGENT,
            "auditor", Role.AUDITOR,
            "programme", Role.PROGRAMME_OPERATOR,
            "operator", Role.LEDGER_OPERATOR);

    static List<Line> lines() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(Line::of)
                .toList();
    }

    @Test
    void the_document_names_every_route_once() throws IOException {
        assertThat(lines().stream().map(Line::route))
                .containsExactlyInAnyOrderElementsOf(TABLE.all().stream()
                        .map(route -> (route.method() == null ? "ANY" : route.method()) + " " + route.pattern())
                        .toList());
    }

    @ParameterizedTest // S1
    @MethodSource("lines")
    void a_route_lets_in_whom_the_document_names_and_nobody_else(Line line) {
        Set<String> documented = new TreeSet<>();
        Set<String> letIn = new TreeSet<>();
        for (Who who : Who.everybody()) {
            if (line.names(who)) {
                documented.add(who.toString());
            }
            if (isLetIn(who, line)) {
                letIn.add(who.toString());
            }
        }
        assertThat(letIn).isEqualTo(documented).isNotEmpty();
    }

    private static boolean isLetIn(Who who, Line line) {
        MockHttpServletRequest request = new MockHttpServletRequest(line.method(), line.pattern());
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, line.pattern());
        if (who.role != null) {
            request.setUserPrincipal(new CallerFromToken()
                    .convert(Jwt.withTokenValue("token")
                            .header("alg", "none")
                            .subject("somebody")
                            .claim("tid", UUID.randomUUID().toString())
                            .claim("roles", List.of(who.role.claim()))
                            .build()));
        }
        try {
            return new AccessCheck(TABLE, tenant -> Optional.ofNullable(who.party))
                    .preHandle(request, new MockHttpServletResponse(), anyController());
        } catch (Faulted refused) {
            return false;
        }
    }

    private static HandlerMethod anyController() {
        try {
            return new HandlerMethod(new Object(), "toString");
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Somebody with one role, of a tenant that is something or nothing here; without a token if without a role. */
    record Who(@Nullable Party party, @Nullable Role role) {

        static List<Who> everybody() {
            List<Who> everybody = new ArrayList<>(List.of(new Who(null, null)));
            for (Role role : Role.values()) {
                everybody.add(new Who(null, role));
                Arrays.stream(Party.values()).map(party -> new Who(party, role)).forEach(everybody::add);
            }
            return everybody;
        }

        @Override
        public String toString() {
            return role == null ? "without token" : (party == null ? "unknown" : party) + " " + role;
        }
    }

    /** A line of the document. */
    record Line(
            String route, Set<Role> distributor, Set<Role> reseller, Set<Role> unknown, Set<Role> any, boolean open) {

        static Line of(String line) {
            String[] cells = line.substring(1).split("\\|");
            assertThat(cells).as(line).hasSizeGreaterThanOrEqualTo(5);
            String any = cells[4].strip();
            boolean open = any.equals("without token");
            return new Line(
                    cells[0].strip().replace("`", ""),
                    roles(cells[1]),
                    roles(cells[2]),
                    roles(cells[3]),
                    open ? Set.of() : roles(any),
                    open);
        }

        private static Set<Role> roles(String cell) {
            String names = cell.strip();
            if (names.equals("every role")) {
                return Set.of(Role.values());
            }
            return Stream.of(names.split(", "))
                    .filter(name -> !name.isEmpty())
                    .map(name -> Optional.ofNullable(ROLES.get(name)).orElseThrow(() -> new AssertionError(name)))
                    .collect(toCollection(TreeSet::new));
        }

        boolean names(Who who) {
            if (open) {
                return true;
            }
            Set<Role> named = who.party == null ? unknown : who.party == Party.DISTRIBUTOR ? distributor : reseller;
            return who.role != null && (named.contains(who.role) || any.contains(who.role));
        }

        String method() {
            return route.startsWith("ANY ") ? "GET" : route.substring(0, route.indexOf(' '));
        }

        String pattern() {
            return route.substring(route.indexOf(' ') + 1);
        }

        @Override
        public String toString() {
            return route;
        }
    }
}
