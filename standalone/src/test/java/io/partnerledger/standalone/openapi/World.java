package io.partnerledger.standalone.openapi;

import io.partnerledger.edge.request.PartnerCenterPath;
import java.nio.file.Path;
import java.util.function.Predicate;

/** The two wire worlds, each with a document of its own. */
enum World {
    PARTNER_CENTER(
            "partner-center",
            "Partner Ledger: Partner Center's routes",
            PartnerCenterPath::covers,
            "PartnerCenterError",
            """
            What existing clients of Partner Center for indirect providers and resellers call, unchanged.

            Requests are read leniently: members in any case, unknown and read-only ones ignored, null as absent, \
            enumerations in any case and with or without underscores, whole numbers also as text. What is shown here is \
            one way to write them. Answers are in camel case with enumerations in snake case.

            A repeated `MS-RequestId` with the same method, path and body has no second effect. Every fault is \
            `{code, description, data, source}`; its statuses are those few that the oldest client gives up on.\
            """),
    LEDGER(
            "ledger",
            "Partner Ledger: the routes beside Partner Center's",
            path -> path.startsWith("/ledger/"),
            "Problem",
            """
            What Partner Center has no endpoint for. Requests are read strictly: unknown members are refused. \
            Enumerations are in kebab case, times ISO 8601 in UTC, countries ISO 3166-1 alpha-2.

            Every fault is a problem (RFC 9457) with a stable `code`. Lists come in pages: `limit`, `cursor`, \
            `nextCursor`. An answer to a command carries `Ledger-Position`; a read that sends it shows what was written.\
            """);

    private static final Path HOME = Path.of("..", "http-edge", "src", "main", "resources");

    private final String file;
    private final String title;
    private final Predicate<String> routes;
    private final String fault;
    private final String description;

    World(String file, String title, Predicate<String> routes, String fault, String description) {
        this.file = file;
        this.title = title;
        this.routes = routes;
        this.fault = fault;
        this.description = description;
    }

    boolean has(String pattern) {
        return routes.test(pattern);
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    /** The component that every fault is. */
    String fault() {
        return fault;
    }

    /** The committed document. */
    Path committed() {
        return HOME.resolve(Path.of("io", "partnerledger", "edge", "openapi", file + ".json"));
    }

    @Override
    public String toString() {
        return file;
    }
}
