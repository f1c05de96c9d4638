package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.edge.access.SplitByMethod;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@CommandSideTest
class RunningAloneTest {

    private final RouteTable table;
    private final RequestMappingHandlerMapping controllers;

    RunningAloneTest(
            RouteTable table, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
        this.table = table;
        this.controllers = controllers;
    }

    @Test
    void every_route_of_the_command_side_is_in_the_table_of_routes() {
        assertThat(controllers.getHandlerMethods()).isNotEmpty();
        assertThat(table.unlisted(controllers)).isEmpty();
    }

    @Test
    void the_command_side_reads_nothing_but_the_listed_exceptions() {
        assertThat(controllers.getHandlerMethods().keySet())
                .filteredOn(mapping -> !mapping.getPatternValues().contains("/error"))
                .flatExtracting(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream()
                                .filter(pattern -> !SplitByMethod.commandSideAnswers(method.asHttpMethod(), pattern)))
                        .toList())
                .isEmpty();
    }
}
