package io.partnerledger.standalone.demo;

import static io.partnerledger.edge.caller.Role.ADMIN_AGENT;
import static io.partnerledger.edge.caller.Role.AUDITOR;
import static io.partnerledger.edge.caller.Role.HELPDESK_AGENT;
import static io.partnerledger.edge.caller.Role.LEDGER_OPERATOR;
import static io.partnerledger.edge.caller.Role.PROGRAMME_OPERATOR;
import static io.partnerledger.edge.caller.Role.SALES_AGENT;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A client that may sign in while developing; its secret is everybody's. */
public record DemoClient(String id, DemoTenant of, Role role) {

    public static final String SECRET = "demo-only";

    public static final List<DemoClient> ALL = List.of(
            of("kanto-admin", DemoTenant.KANTO, ADMIN_AGENT),
            of("kanto-sales", DemoTenant.KANTO, SALES_AGENT),
            of("kanto-helpdesk", DemoTenant.KANTO, HELPDESK_AGENT),
            of("kanto-auditor", DemoTenant.KANTO, AUDITOR),
            of("rhein-admin", DemoTenant.RHEIN, ADMIN_AGENT),
            of("aoba-admin", DemoTenant.AOBA, ADMIN_AGENT),
            of("minami-admin", DemoTenant.MINAMI, ADMIN_AGENT),
            of("kita-admin", DemoTenant.KITA, ADMIN_AGENT),
            of("fjord-admin", DemoTenant.FJORD, ADMIN_AGENT),
            of("programme", DemoTenant.PROGRAMME, PROGRAMME_OPERATOR),
            of("ledger-operator", DemoTenant.OPERATIONS, LEDGER_OPERATOR));

    private static DemoClient of(String id, DemoTenant tenant, Role role) {
        return new DemoClient(id, tenant, role);
    }

    /** The client of that name. */
    public static Optional<DemoClient> named(String id) {
        return ALL.stream().filter(client -> client.id.equals(id)).findFirst();
    }

    /** Whoever may do everything that tenant may. */
    static Optional<DemoClient> adminOf(DemoTenant tenant) {
        return ALL.stream()
                .filter(client -> client.of == tenant && client.role == ADMIN_AGENT)
                .findFirst();
    }

    public UUID tenant() {
        return of.id();
    }

    /** Who it is once signed in. */
    public Caller caller() {
        return new Caller(id, tenant(), Set.of(role));
    }

    /** Who it is, for people. */
    public String description() {
        return "%s of %s".formatted(role.claim(), of.title());
    }
}
