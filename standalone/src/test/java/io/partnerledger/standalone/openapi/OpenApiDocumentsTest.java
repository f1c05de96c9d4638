package io.partnerledger.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.standalone.FirstDifference;
import io.partnerledger.standalone.StandaloneTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed OpenAPI documents are what the controllers of both sides make of them today. */
class OpenApiDocumentsTest extends StandaloneTest {

    /** To be given to write the documents anew: {@code -Dopenapi.write=true}. */
    private static final boolean WRITE = Boolean.getBoolean("openapi.write");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    private RouteTable table;

    @Autowired
    private EdgeJson json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    @ParameterizedTest
    @EnumSource(World.class)
    void the_committed_document_is_the_one_made_of_the_controllers(World world) throws IOException {
        String made = JSON.writeValueAsString(
                        OpenApiDocument.of(world, controllers.getHandlerMethods(), table, json, RouteTexts.read()))
                + "\n";
        if (WRITE) {
            Files.writeString(world.committed(), made);
        }
        assertThat(FirstDifference.between(Files.readString(world.committed()), made))
                .as("If a route was meant to change, write its document anew: docs/openapi.md")
                .isEmpty();
    }

    @Test
    void every_sentence_is_about_a_route_there_is() {
        RouteTexts texts = RouteTexts.read();
        for (World world : World.values()) {
            OpenApiDocument.of(world, controllers.getHandlerMethods(), table, json, texts);
        }
        assertThat(texts.strangers()).isEmpty();
    }
}
