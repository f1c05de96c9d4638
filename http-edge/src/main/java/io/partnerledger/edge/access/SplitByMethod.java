package io.partnerledger.edge.access;

import static io.partnerledger.edge.access.Route.delete;
import static io.partnerledger.edge.access.Route.get;
import static io.partnerledger.edge.access.Route.post;

import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * Which side answers a route: GETs are the query side's, all else the command side's, so that a plain reverse proxy can
 * tell. Whatever is different is here.
 */
public final class SplitByMethod {

    /** Reads of the command side: what only the holder of the invitation key knows, and the texts, facts, jobs
     * and webhooks it keeps. */
    private static final List<Route> READ_ON_THE_COMMAND_SIDE = List.of(
            get("/ledger/partnership-link"),
            get("/ledger/invitations/{code}"),
            get("/ledger/attestations/partnership-removal"),
            get("/ledger/reseller-tenants/{tenantId}"),
            get("/ledger/jobs/{id}"),
            get("/webhooks/v1/registration"),
            get("/webhooks/v1/registration/events"),
            get("/webhooks/v1/registration/validationEvents/{correlationId}"),
            get("/webhooks/v1/certificate"));

    /** What an operator wants of projections, which is told to nobody's aggregate. */
    private static final List<Route> DONE_ON_THE_QUERY_SIDE = List.of(
            post("/ledger/projections/{name}/rebuild"),
            delete("/ledger/projections/{name}/rebuild"),
            post("/ledger/projections/{name}/verification"),
            post("/ledger/dead-letters/{id}/retry"),
            delete("/ledger/dead-letters/{id}"));

    private SplitByMethod() {}

    /** Whether the command side answers the route. */
    public static boolean commandSideAnswers(HttpMethod method, String pattern) {
        return method.equals(HttpMethod.GET)
                ? anyCovers(READ_ON_THE_COMMAND_SIDE, method, pattern)
                : !anyCovers(DONE_ON_THE_QUERY_SIDE, method, pattern);
    }

    private static boolean anyCovers(List<Route> routes, HttpMethod method, String pattern) {
        return routes.stream().anyMatch(route -> route.covers(method, pattern));
    }
}
