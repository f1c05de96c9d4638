package io.partnerledger.edge.access;

import static io.partnerledger.edge.access.Route.any;
import static io.partnerledger.edge.access.Route.delete;
import static io.partnerledger.edge.access.Route.get;
import static io.partnerledger.edge.access.Route.patch;
import static io.partnerledger.edge.access.Route.post;
import static io.partnerledger.edge.access.Route.put;
import static io.partnerledger.edge.caller.Role.ADMIN_AGENT;
import static io.partnerledger.edge.caller.Role.AUDITOR;
import static io.partnerledger.edge.caller.Role.HELPDESK_AGENT;
import static io.partnerledger.edge.caller.Role.LEDGER_OPERATOR;
import static io.partnerledger.edge.caller.Role.PROGRAMME_OPERATOR;
import static io.partnerledger.edge.caller.Role.SALES_AGENT;

import io.partnerledger.edge.caller.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call what: every route of the ledger, one line each. What isn't here is refused, mapped or not. */
public final class RouteTable {

    /** The two roles of this trade's daily business (S1, S63). */
    private static final Role[] AGENTS = {ADMIN_AGENT, SALES_AGENT};

    private static final Role[] READERS = {ADMIN_AGENT, SALES_AGENT, HELPDESK_AGENT};
    private static final Role[] READERS_AND_AUDITOR = {ADMIN_AGENT, SALES_AGENT, HELPDESK_AGENT, AUDITOR};
    private static final Role[] AGENTS_AND_AUDITOR = {ADMIN_AGENT, SALES_AGENT, AUDITOR};

    private static final List<Route> LEDGER = List.of(
            // Without token
            post("/oauth2/token").openToAll(),
            get("/actuator/health").openToAll(),
            get("/actuator/health/**").openToAll(),
            any("/error").openToAll(),
            get("/openapi/partner-center.json").openToAll(),
            get("/openapi/ledger.json").openToAll(),

            // Programme facts
            post("/ledger/distributors").operator(PROGRAMME_OPERATOR),
            post("/ledger/reseller-tenants").operator(PROGRAMME_OPERATOR),
            get("/ledger/reseller-tenants/{tenantId}").operator(PROGRAMME_OPERATOR),
            put("/ledger/reseller-tenants/{tenantId}/csp-authorization").operator(PROGRAMME_OPERATOR),
            put("/ledger/reseller-tenants/{tenantId}/state").operator(PROGRAMME_OPERATOR),
            put("/ledger/reseller-tenants/{tenantId}/agreement").operator(PROGRAMME_OPERATOR),
            put("/ledger/reseller-tenants/{tenantId}/location").operator(PROGRAMME_OPERATOR),

            // Partnerships (S20: an admin agent asks; S75: both agents may remove)
            post("/ledger/partnerships").distributor(ADMIN_AGENT),
            get("/ledger/partnership-link").distributor(ADMIN_AGENT),
            get("/ledger/partnerships").distributor(READERS).reseller(AGENTS),
            get("/ledger/partnerships/{id}").distributor(READERS).reseller(AGENTS),
            post("/ledger/partnerships/{id}/withdrawal").distributor(ADMIN_AGENT),
            get("/ledger/invitations/{code}")
                    .distributor(Role.values())
                    .reseller(Role.values())
                    .stranger(Role.values()),
            post("/ledger/invitations/{code}/acceptance").reseller(ADMIN_AGENT).stranger(ADMIN_AGENT),
            post("/ledger/invitations/{code}/refusal").reseller(ADMIN_AGENT).stranger(ADMIN_AGENT),
            get("/ledger/attestations/partnership-removal").distributor(READERS),
            post("/ledger/partnerships/{id}/removal").distributor(AGENTS),
            get("/ledger/resellers").distributor(READERS),
            get("/ledger/distributor-profile").distributor(READERS),
            put("/ledger/distributor-profile").distributor(AGENTS),
            patch("/ledger/distributor-profile").distributor(AGENTS),
            get("/ledger/standing").reseller(AGENTS),

            // Customers
            put("/ledger/customers/{customerId}/reseller-permission").distributor(AGENTS),
            get("/ledger/customers/{customerId}/reseller-permission")
                    .distributor(READERS)
                    .reseller(AGENTS),

            // Delegated administration
            post("/ledger/gdap-relationships").distributor(ADMIN_AGENT),
            post("/ledger/gdap-relationships/{id}/approval").distributor(ADMIN_AGENT),
            post("/ledger/gdap-relationships/{id}/reseller-consent").reseller(ADMIN_AGENT),
            post("/ledger/gdap-relationships/{id}/termination")
                    .distributor(ADMIN_AGENT)
                    .reseller(ADMIN_AGENT),
            get("/ledger/gdap-relationships").distributor(READERS).reseller(AGENTS),
            get("/ledger/gdap-relationships/{id}").distributor(READERS).reseller(AGENTS),

            // Partner of record, Insights, history
            get("/ledger/pla-ids/{plaId}/verdict").distributor(READERS),
            post("/ledger/por-replacements").distributor(AGENTS),
            post("/ledger/imports").distributor(ADMIN_AGENT),
            get("/ledger/jobs/{id}").distributor(AGENTS),
            post("/ledger/jobs/{id}/cancellation").distributor(AGENTS),
            post("/ledger/jobs/{id}/undo").distributor(AGENTS),
            get("/ledger/por-verdicts").distributor(READERS_AND_AUDITOR),
            get("/ledger/subscriptions").distributor(READERS),
            get("/ledger/insights/invalid-por").distributor(READERS_AND_AUDITOR),
            get("/ledger/insights/invalid-por/trend").distributor(READERS_AND_AUDITOR),
            get("/ledger/insights/blocked-orders").distributor(READERS_AND_AUDITOR),
            get("/ledger/history").distributor(READERS_AND_AUDITOR).reseller(AGENTS_AND_AUDITOR),
            get("/ledger/history/{subject}").distributor(READERS_AND_AUDITOR).reseller(AGENTS_AND_AUDITOR),
            get("/ledger/history/{subject}/as-of")
                    .distributor(READERS_AND_AUDITOR)
                    .reseller(AGENTS_AND_AUDITOR),
            get("/ledger/history/{subject}/verdicts")
                    .distributor(READERS_AND_AUDITOR)
                    .reseller(AGENTS_AND_AUDITOR),
            get("/ledger/events").distributor(READERS_AND_AUDITOR),
            get("/ledger/events/checkpoints").distributor(READERS_AND_AUDITOR),
            // Whoever verifies an export may have no token
            get("/ledger/events/keys").openToAll(),

            // Operations
            get("/ledger/projections").operator(LEDGER_OPERATOR),
            post("/ledger/projections/{name}/rebuild").operator(LEDGER_OPERATOR),
            delete("/ledger/projections/{name}/rebuild").operator(LEDGER_OPERATOR),
            post("/ledger/projections/{name}/verification").operator(LEDGER_OPERATOR),
            get("/ledger/projections/{name}/verification").operator(LEDGER_OPERATOR),
            get("/ledger/dead-letters").operator(LEDGER_OPERATOR),
            post("/ledger/dead-letters/{id}/retry").operator(LEDGER_OPERATOR),
            delete("/ledger/dead-letters/{id}").operator(LEDGER_OPERATOR),

            // Partner Center
            get("/v1/relationships").distributor(AGENTS).reseller(AGENTS),
            post("/v1/customers").distributor(AGENTS),
            get("/v1/customers").distributor(READERS).reseller(AGENTS),
            get("/v1/customers/relationshiprequests").distributor(AGENTS),
            get("/v1/customers/{customerId}").distributor(READERS).reseller(AGENTS),
            patch("/v1/customers/{customerId}").distributor(AGENTS),
            get("/v1/customers/{customerId}/relationships").distributor(READERS).reseller(AGENTS),
            post("/v1/customers/{customerId}/orders").distributor(AGENTS),
            get("/v1/customers/{customerId}/orders").distributor(READERS),
            get("/v1/customers/{customerId}/orders/{orderId}").distributor(READERS),
            patch("/v1/customers/{customerId}/orders/{orderId}").distributor(AGENTS),
            post("/v1/customers/{customerId}/carts").distributor(AGENTS),
            get("/v1/customers/{customerId}/carts/{cartId}").distributor(READERS),
            put("/v1/customers/{customerId}/carts/{cartId}").distributor(AGENTS),
            post("/v1/customers/{customerId}/carts/{cartId}/checkout").distributor(AGENTS),
            get("/v1/customers/{customerId}/orders/{orderId}/provisioningstatus")
                    .distributor(READERS),
            get("/v1/customers/{customerId}/subscriptions").distributor(READERS).reseller(AGENTS),
            get("/v1/customers/{customerId}/subscriptions/{subscriptionId}")
                    .distributor(READERS)
                    .reseller(AGENTS),
            patch("/v1/customers/{customerId}/subscriptions/{subscriptionId}")
                    .distributor(AGENTS)
                    .reseller(AGENTS),
            get("/v1/customers/{customerId}/subscriptions/{subscriptionId}/provisioningstatus")
                    .distributor(READERS)
                    .reseller(AGENTS),
            get("/v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact")
                    .distributor(READERS)
                    .reseller(AGENTS),
            put("/v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact")
                    .distributor(READERS),
            post("/v1/partners/validateresellers").distributor(ADMIN_AGENT),
            get("/v1/profiles/mpn").distributor(READERS).reseller(AGENTS),
            get("/v1/auditrecords").distributor(READERS_AND_AUDITOR),
            get("/v1/compliance/csp/agreementstatus").distributor(READERS).reseller(AGENTS),

            // Webhooks; a receiver fetches the certificate without a token
            get("/webhooks/v1/registration").distributor(ADMIN_AGENT),
            post("/webhooks/v1/registration").distributor(ADMIN_AGENT),
            put("/webhooks/v1/registration").distributor(ADMIN_AGENT),
            get("/webhooks/v1/registration/events").distributor(READERS),
            post("/webhooks/v1/registration/validationEvents").distributor(ADMIN_AGENT),
            get("/webhooks/v1/registration/validationEvents/{correlationId}").distributor(ADMIN_AGENT),
            get("/webhooks/v1/certificate").openToAll());

    private final List<Route> routes;
    private final Map<String, List<Route>> byPattern;

    private RouteTable(List<Route> routes) {
        this.routes = routes;
        this.byPattern = routes.stream().collect(Collectors.groupingBy(route -> Route.unnamed(route.pattern())));
    }

    /** The ledger's routes, and those that one application has beside them. */
    public static RouteTable ledgerAnd(Collection<Route> others) {
        List<Route> routes = new ArrayList<>(LEDGER);
        routes.addAll(others);
        return new RouteTable(List.copyOf(routes));
    }

    /** The line of a route, as a controller maps it. */
    public Optional<Route> line(HttpMethod method, String pattern) {
        HttpMethod listed = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return byPattern.getOrDefault(Route.unnamed(pattern), List.of()).stream()
                .filter(route -> route.covers(listed))
                .findFirst();
    }

    /** Every line. */
    public List<Route> all() {
        return routes;
    }

    /** The routes that ask for no token. */
    public List<Route> open() {
        return routes.stream().filter(Route::open).toList();
    }

    /** The controllers' routes that are not in the table, each with its method: to be found empty by a test. */
    public List<String> unlisted(RequestMappingHandlerMapping controllers) {
        return controllers.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> unlisted(entry.getKey()).stream().map(route -> route + " of " + entry.getValue()))
                .sorted()
                .toList();
    }

    private List<String> unlisted(RequestMappingInfo mapping) {
        List<HttpMethod> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(method -> method.asHttpMethod())
                .toList();
        List<HttpMethod> mapped = methods.isEmpty() ? Arrays.asList(HttpMethod.values()) : methods;
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> mapped.stream()
                        .filter(method -> line(method, pattern).isEmpty())
                        .map(method -> method + " " + pattern))
                .toList();
    }
}
