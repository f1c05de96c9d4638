package io.partnerledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.access.RouteTable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ListedRoutesTest extends StandaloneTest {

    @Autowired
    private RouteTable table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    @Test
    void every_route_of_every_controller_is_in_the_table_of_who_may_call_it() {
        assertThat(controllers.getHandlerMethods()).hasSizeGreaterThan(20);
        assertThat(table.unlisted(controllers)).isEmpty();
    }
}
