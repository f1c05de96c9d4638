package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.edge.caller.Role;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@EdgeTest
class AccessTest {

    @LocalServerPort
    int port;

    @Autowired
    RouteTable table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping controllers;

    @Test
    void a_role_that_lacks_the_right_is_403_in_both_shapes() {
        var ledger = Client.kanto(port, Role.HELPDESK_AGENT).post("/ledger/test/notes", "{not json");
        assertThat(ledger.status()).isEqualTo(403);
        assertThat(ledger.json().path("code").asString()).isEqualTo("role-lacks-right");

        var partnerCenter = Client.kanto(port, Role.SALES_AGENT).post("/v1/test/notes", "{not json");
        assertThat(partnerCenter.status()).isEqualTo(403);
        assertThat(partnerCenter.json().path("code").asInt()).isEqualTo(900150);
    }

    @Test
    void one_role_that_has_the_right_is_enough() {
        assertThat(Client.kanto(port, Role.AUDITOR, Role.SALES_AGENT)
                        .post("/ledger/test/notes", "{\"text\":\"hello\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void no_role_at_all_has_no_right() {
        assertThat(Client.kanto(port).get("/ledger/test/notes/" + Tokens.AOBA).status())
                .isEqualTo(403);
        assertThat(Client.without(port)
                        .with(
                                "Authorization",
                                "Bearer "
                                        + Tokens.signed(Tokens.claims()
                                                .claim("tid", Tokens.KANTO.toString())
                                                .claim("roles", "AdminAgent")))
                        .get("/ledger/test/notes/" + Tokens.AOBA)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_resellers_admin_agent_may_not_do_what_is_a_distributors() {
        assertThat(Client.of(port, Tokens.AOBA, Role.ADMIN_AGENT)
                        .get("/ledger/test/notes/" + Tokens.AOBA)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_unknown_tenant_sees_invitations_and_nothing_else() {
        assertThat(Client.of(port, Tokens.NOBODY_KNOWN, Role.ADMIN_AGENT)
                        .get("/ledger/invitations/abc")
                        .status())
                .isEqualTo(200);

        var elsewhere = Client.of(port, Tokens.NOBODY_KNOWN, Role.ADMIN_AGENT).get("/ledger/test/notes/" + Tokens.AOBA);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.json().path("code").asString()).isEqualTo("tenant-unknown");
    }

    @Test
    void a_route_that_is_in_no_line_of_the_table_is_refused_to_everybody() {
        assertThat(Client.kanto(port, Role.values())
                        .get("/ledger/test/forgotten")
                        .status())
                .isEqualTo(403);
        assertThat(Client.kanto(port, Role.values())
                        .send("HEAD", "/ledger/test/forgotten", HttpRequest.BodyPublishers.noBody())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_may_be_read_without_a_token_may_be_asked_for_its_head_too() {
        assertThat(Client.without(port)
                        .send("HEAD", "/ledger/test/open", HttpRequest.BodyPublishers.noBody())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_table_names_the_routes_it_lacks() {
        assertThat(table.unlisted(controllers)).singleElement().asString().startsWith("GET /ledger/test/forgotten of");
    }
}
