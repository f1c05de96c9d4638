package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.edge.access.SplitByMethod;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.position.CallerPositionsInPostgres;
import io.partnerledger.events.EdgePool;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@CommandSideTest
class RunningAloneTest {

    private final int port;
    private final EdgePool pool;
    private final RouteTable table;
    private final RequestMappingHandlerMapping controllers;

    RunningAloneTest(
            @LocalServerPort int port,
            EdgePool pool,
            RouteTable table,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
        this.port = port;
        this.pool = pool;
        this.table = table;
        this.controllers = controllers;
    }

    @Test
    void the_other_side_learns_how_far_a_caller_has_written() {
        Agent distributor = new Trade(port).distributorIn("JP");
        Answer written =
                distributor.post("/v1/customers", Trade.customer("JP", "")).is(201);
        Caller caller =
                new Caller("agent-of-" + distributor.tenant(), distributor.tenant(), Set.of(Role.HELPDESK_AGENT));

        assertThat(new CallerPositionsInPostgres(pool.dataSource()).positionOf(caller))
                .hasValue(Long.parseLong(written.header("Ledger-Position")));
    }

    @Test
    void every_route_of_the_command_side_is_in_the_table_of_routes() {
        assertThat(controllers.getHandlerMethods()).isNotEmpty();
        assertThat(table.unlisted(controllers)).isEmpty();
    }

    @Test
    void the_command_side_reads_nothing_but_the_listed_exceptions() {
        assertThat(controllers.getHandlerMethods().entrySet())
                // What the edge answers, both sides do.
                .filteredOn(route -> !route.getValue().getBeanType().getName().startsWith("io.partnerledger.edge."))
                .extracting(Map.Entry::getKey)
                .flatExtracting(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream()
                                .filter(pattern -> !SplitByMethod.commandSideAnswers(method.asHttpMethod(), pattern)))
                        .toList())
                .isEmpty();
    }
}
