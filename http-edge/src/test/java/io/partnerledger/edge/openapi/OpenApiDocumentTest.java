package io.partnerledger.edge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.partnercenter.NewCart;
import io.partnerledger.edge.partnercenter.NewCustomer;
import io.partnerledger.edge.partnercenter.NewOrder;
import io.partnerledger.edge.partnercenter.OrderPatch;
import io.partnerledger.edge.partnercenter.PartnerCenterMessage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documents are OpenAPI, and the golden files of Partner Center's shapes are what they say. */
class OpenApiDocumentTest {

    /** What each golden file that a client sends is read as. */
    private static final Map<String, Class<?>> ASKED = Map.ofEntries(
            Map.entry("new-cart-docs", NewCart.class),
            Map.entry("new-cart-dotnet", NewCart.class),
            Map.entry("new-cart-java", NewCart.class),
            Map.entry("new-customer-dotnet", NewCustomer.class),
            Map.entry("new-customer-java", NewCustomer.class),
            Map.entry("new-customer-npm", NewCustomer.class),
            Map.entry("new-order-dotnet", NewOrder.class),
            Map.entry("new-order-java", NewOrder.class),
            Map.entry("new-order-npm", NewOrder.class),
            Map.entry("order-with-add-on-dotnet", OrderPatch.class),
            Map.entry("order-with-add-on-java", OrderPatch.class));

    /** Which component each golden file is that the ledger answers. */
    private static final Map<String, String> ANSWERED = Map.ofEntries(
            Map.entry("agreement-status", "AgreementStatus"),
            Map.entry("audit-record", "AuditRecord"),
            Map.entry("cart", "Cart"),
            Map.entry("cart-checkout", "CartCheckoutResult"),
            Map.entry("customer", "Customer"),
            Map.entry("customer-created", "Customer"),
            Map.entry("customer-relationships", "PartnerRelationshipResourceCollection"),
            Map.entry("customers-page", "CustomerResourceCollection"),
            Map.entry("mpn-profile", "MpnProfile"),
            Map.entry("order", "Order"),
            Map.entry("relationships", "PartnerRelationshipResourceCollection"),
            Map.entry("reseller-validations", "ResellerValidations"),
            Map.entry("subscription", "Subscription"));

    private static final JsonMapper JSON = EdgeJson.within(64, 100_000).partnerCenter();
    private static final OpenApiFile PARTNER_CENTER = OpenApiFile.named("partner-center");

    static Stream<OpenApiFile> documents() {
        return Stream.of(PARTNER_CENTER, OpenApiFile.named("ledger"));
    }

    static List<String> goldenFiles() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(PartnerCenterMessage.class.getResource("order.json"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_is_openapi_and_its_schemas_are_schemas(OpenApiFile document) {
        assertThat(document.wrong()).isEmpty();
        assertThat(document.wrongSchemas()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_reference_leads_somewhere_and_every_component_is_referred_to(OpenApiFile document) {
        List<String> references =
                document.json().findValuesAsString("$ref").stream().distinct().toList();
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.json().at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
        document.json().at("/components").forEachEntry((kind, components) -> {
            if (!kind.equals("securitySchemes")) {
                assertThat(references)
                        .containsAll(components.propertyNames().stream()
                                .map(component -> "#/components/" + kind + "/" + component)
                                .toList());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void no_two_operations_have_one_id(OpenApiFile document) {
        assertThat(document.json().get("paths").findValuesAsString("operationId"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void a_golden_file_is_what_the_document_says(String golden) {
        JsonNode content = OpenApiFile.resource(PartnerCenterMessage.class, golden + ".json");
        Class<?> asked = ASKED.get(golden);
        String component = asked == null ? ANSWERED.get(golden) : asked.getSimpleName();
        assertThat(component).as("the component that %s is one of", golden).isNotNull();
        // What clients write in many ways is one thing once it is read.
        JsonNode one = asked == null ? content : JSON.valueToTree(JSON.treeToValue(content, asked));
        assertThat(PARTNER_CENTER.wrongWith(one, component)).isEmpty();
    }

    @Test
    void what_is_missing_or_of_another_type_is_told_apart_from_a_golden_file() {
        ObjectNode order = (ObjectNode) OpenApiFile.resource(PartnerCenterMessage.class, "order.json");

        assertThat(PARTNER_CENTER.wrongWith(order.deepCopy().put("creationDate", "yesterday"), "Order"))
                .hasSize(1);
        assertThat(PARTNER_CENTER.wrongWith(order.without("lineItems"), "Order"))
                .hasSize(1);
    }
}
