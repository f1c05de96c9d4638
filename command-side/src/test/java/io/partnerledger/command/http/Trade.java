package io.partnerledger.command.http;

import io.partnerledger.edge.caller.Role;
import io.partnerledger.kernel.pla.PlaId;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The programme and partners who do business over HTTP; each test has partners of its own. */
final class Trade {

    private static final AtomicLong PLA_IDS =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000, 900_000_000));

    /** A customer's approval of delegated administration. */
    static final String APPROVAL =
            "{'approvedBy':'Yui Mori','approvedAt':'2026-03-01T09:00:00Z','reference':'ticket 417'}";

    private final int port;

    Trade(int port) {
        this.port = port;
    }

    static PlaId freshPla() {
        return PlaId.of(Long.toString(PLA_IDS.incrementAndGet()));
    }

    Agent anybody(UUID tenant, Role... roles) {
        return Agent.of(port, tenant, roles);
    }

    Agent withoutToken() {
        return Agent.withoutToken(port);
    }

    Agent programme() {
        return Agent.of(port, UUID.randomUUID(), Role.PROGRAMME_OPERATOR);
    }

    /** The admin agent of a new distributor. */
    Agent distributorIn(String country) {
        UUID tenant = UUID.randomUUID();
        programme()
                .post(
                        "/ledger/distributors",
                        "{'tenantId':'%s','name':'Kanto Distribution','country':'%s','agreementSigned':true}"
                                .formatted(tenant, country))
                .is(201);
        return Agent.of(port, tenant, Role.ADMIN_AGENT);
    }

    /** A reseller that is registered and no more. */
    Reseller registeredResellerIn(String country) {
        UUID tenant = UUID.randomUUID();
        PlaId plaId = freshPla();
        programme()
                .post(
                        "/ledger/reseller-tenants",
                        "{'tenantId':'%s','name':'Aoba Systems','country':'%s','plaId':'%s'}"
                                .formatted(tenant, country, plaId.value()))
                .is(201);
        return new Reseller(Agent.of(port, tenant, Role.ADMIN_AGENT), plaId, country);
    }

    /** A reseller in good standing. */
    Reseller resellerIn(String country) {
        Reseller reseller = registeredResellerIn(country);
        say(reseller, "csp-authorization", "{'status':'authorized'}");
        say(reseller, "agreement", "{'signed':true}");
        say(
                reseller,
                "location",
                "{'plaId':'%s','country':'%s','status':'authorized'}"
                        .formatted(reseller.plaId().value(), country));
        return reseller;
    }

    /** A fact of the programme. */
    Answer say(Reseller reseller, String fact, String json) {
        return programme()
                .put("/ledger/reseller-tenants/" + reseller.tenant() + "/" + fact, json)
                .is(200);
    }

    void suspend(Reseller reseller) {
        say(reseller, "state", "{'status':'suspended','reason':'Overdue'}");
    }

    void reactivate(Reseller reseller) {
        say(reseller, "state", "{'status':'active'}");
    }

    /** The answer to a request for partnership. */
    Answer invitationBy(Agent distributor) {
        return distributor
                .post("/ledger/partnerships", "{'resellerEmail':'sato@aoba.example'}")
                .is(201);
    }

    /** An active partnership; answers its id. */
    String partnership(Agent distributor, Reseller reseller) {
        Answer invitation = invitationBy(distributor);
        accept(reseller.admin(), invitation.text("invitationCode")).is(200);
        return invitation.text("id");
    }

    Answer accept(Agent reseller, String code) {
        return reseller.post("/ledger/invitations/" + code + "/acceptance", "{'confirmed':true}");
    }

    /** A new customer in that country, added on the reseller's behalf; answers its id. */
    String customerOf(Agent distributor, Reseller reseller, String country) {
        return distributor
                .post("/v1/customers", customer(country, ",'associatedPartnerId':'%s'".formatted(reseller.tenant())))
                .is(201)
                .text("id");
    }

    /** A new customer of the distributor's own; answers its id. */
    String ownCustomerOf(Agent distributor, String country) {
        return distributor.post("/v1/customers", customer(country, "")).is(201).text("id");
    }

    static String customer(String country, String more) {
        return customerAt("minato-" + UUID.randomUUID() + ".onmicrosoft.com", country, more);
    }

    static String customerAt(String domain, String country, String more) {
        return """
                {'companyProfile':{'domain':'%s'},
                 'billingProfile':{'email':'it@minato.example','culture':'ja-JP','language':'ja',
                  'companyName':'Minato Foods','firstName':'Yui','lastName':'Mori',
                  'defaultAddress':{'country':'%s','city':'Yokohama','state':'14','addressLine1':'1-2-3 Honcho',
                   'postalCode':'231-0005','firstName':'Yui','lastName':'Mori','phoneNumber':'0451112222'}}%s}
                """.formatted(domain, country, more);
    }

    static String order(PlaId partner) {
        return orderOf("'partnerIdOnRecord':'%s'".formatted(partner.value()));
    }

    /** One line, with these members too. */
    static String orderOf(String members) {
        return "{'lineItems':[{'lineItemNumber':0,'offerId':'CFQ7TTC0LH18:0001:CFQ7TTC0K971','quantity':5,%s}]}"
                .formatted(members);
    }

    /** The address of the one subscription of a new order. */
    String subscription(Agent distributor, String customer, PlaId partner) {
        Answer order = distributor
                .post("/v1/customers/" + customer + "/orders", order(partner))
                .is(201);
        return "/v1/customers/" + customer + "/subscriptions/" + order.text("lineItems.0.subscriptionId");
    }

    /** What asks a customer to delegate administration to the reseller for a year. */
    static String gdap(String customer, Reseller reseller) {
        return """
                {'customerId':'%s','resellerTenantId':'%s','displayName':'Support by Aoba','duration':'P1Y',
                 'roles':['729827e3-9c14-49f7-bb1b-9608f156bbb8']}
                """.formatted(customer, reseller.tenant());
    }

    /** Delegated administration that has been asked for; answers its id. */
    String requestedGdap(Agent distributor, String customer, Reseller reseller) {
        return distributor
                .post("/ledger/gdap-relationships", gdap(customer, reseller))
                .is(201)
                .text("id");
    }

    /** Delegated administration in force; answers its id. */
    String activeGdap(Agent distributor, String customer, Reseller reseller) {
        String id = requestedGdap(distributor, customer, reseller);
        activate(id, distributor, reseller);
        return id;
    }

    /** Delegated administration approved and consented to. */
    void activate(String id, Agent distributor, Reseller reseller) {
        distributor
                .post("/ledger/gdap-relationships/" + id + "/approval", APPROVAL)
                .is(200);
        reseller.admin()
                .post("/ledger/gdap-relationships/" + id + "/reseller-consent", null)
                .is(200);
    }

    /** An indirect reseller: its admin agent and its PLA ID. */
    record Reseller(Agent admin, PlaId plaId, String country) {

        UUID tenant() {
            return admin.tenant();
        }
    }
}
