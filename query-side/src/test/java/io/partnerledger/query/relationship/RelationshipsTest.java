package io.partnerledger.query.relationship;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import io.partnerledger.query.Reader.Answer;
import io.partnerledger.query.trade.Trade;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RelationshipsTest extends QuerySideTest {

    private PlaId kantosOwn;
    private DistributorId kanto;
    private ResellerTenantId aoba;

    @BeforeEach
    void kanto_and_aoba() {
        kantosOwn = Trade.freshPlaId();
        kanto = trade.distributor("Kanto Distribution", "JP", kantosOwn);
        aoba = trade.reseller("Aoba Systems", "JP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?relationship_type=IsIndirectCloudSolutionProviderOf",
                "?relationship_type=is_indirect_cloud_solution_provider_of",
                "?relationship_type=IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF"
            })
    void a_distributor_sees_its_resellers_by_either_spelling_or_none(String query) {
        trade.partners(kanto, aoba);

        JsonNode relationships = as(kanto).read("/v1/relationships" + query);
        assertThat(relationships.get("totalCount").asInt()).isEqualTo(1);
        JsonNode reseller = relationships.at("/items/0");
        assertThat(reseller.get("id").asString()).isEqualTo(aoba.value().toString());
        assertThat(reseller.get("name").asString()).isEqualTo("Aoba Systems");
        assertThat(reseller.get("relationshipType").asString()).isEqualTo("is_indirect_cloud_solution_provider_of");
        assertThat(reseller.get("state").asString()).isEqualTo("Active");
        assertThat(reseller.get("mpnId").asString())
                .isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(reseller.get("location").asString()).isEqualTo("JP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?relationship_type=IsIndirectResellerOf", "?relationship_type=is_indirect_reseller_of"})
    void a_reseller_sees_its_distributors(String query) {
        trade.partners(kanto, aoba);
        trade.partners(trade.distributor("Kansai Distribution", "JP"), trade.reseller("Minami Cloud", "JP"));

        JsonNode relationships = as(aoba).read("/v1/relationships" + query);
        assertThat(relationships.get("totalCount").asInt()).isEqualTo(1);
        JsonNode distributor = relationships.at("/items/0");
        assertThat(distributor.get("id").asString()).isEqualTo(kanto.value().toString());
        assertThat(distributor.get("relationshipType").asString()).isEqualTo("is_indirect_reseller_of");
        assertThat(distributor.get("mpnId").asString()).isEqualTo(kantosOwn.value());
    }

    @Test
    void from_the_other_side_there_is_nothing() {
        trade.partners(kanto, aoba);

        assertThat(as(kanto)
                        .read("/v1/relationships?relationship_type=is_indirect_reseller_of")
                        .get("totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void a_request_is_no_relationship_yet_and_a_removed_partnership_none_any_more() {
        PartnershipId id = trade.request(kanto, "Aoba Systems");
        assertThat(as(kanto).read("/v1/relationships").get("totalCount").asInt())
                .isZero();

        trade.accept(id, aoba);
        assertThat(as(kanto).read("/v1/relationships").get("totalCount").asInt())
                .isEqualTo(1);

        trade.remove(id, "contract ended");
        assertThat(as(kanto).read("/v1/relationships").get("totalCount").asInt())
                .isZero();
        assertThat(as(aoba).read("/v1/relationships").get("totalCount").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "|{'value':'sys','field':'name','fieldType':'String','operator':'Substring'}|, Aoba Systems",
                "|{'Field':'Name','Value':'AOBA','Operator':'starts_with'}|, Aoba Systems",
                "|{'Field':'Name','Value':'minami cloud','Operator':'equals'}|, Minami Cloud",
                "|{'Field':'Name','Value':'Akar','Operator':'starts_with'}|, ||"
            })
    void partners_are_looked_for_by_name_with_the_type_or_without(String quoted, String name) {
        trade.partners(kanto, aoba);
        trade.partners(kanto, trade.reseller("Minami Cloud", "JP"));
        String filter = quoted.replace('\'', '"');

        for (String type : List.of("", "relationship_type=IsIndirectCloudSolutionProviderOf&")) {
            JsonNode found = as(kanto).read("/v1/relationships?" + type + "filter=" + encoded(filter));
            assertThat(each(found.get("items"), "name"))
                    .containsExactlyElementsOf(name.isEmpty() ? List.of() : List.of(name));
            assertThat(URI.create(found.at("/links/self/uri").asString()).getQuery())
                    .contains(filter);
        }
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    @Test
    void by_what_relationships_do_not_have_they_are_not_looked_for() {
        String country = encoded("{\"Field\":\"Location\",\"Value\":\"JP\",\"Operator\":\"equals\"}");

        assertThat(as(kanto).get("/v1/relationships?filter=" + country).code()).isEqualTo("3000");
        assertThat(as(kanto).get("/v1/relationships?filter=aoba").code()).isEqualTo("800002");
    }

    @Test
    void a_customer_is_invited_by_a_link_that_names_the_distributor_and_through_whom() {
        trade.partners(kanto, aoba);
        String requests = "/v1/customers/relationshiprequests";

        JsonNode direct = as(kanto).read(requests);
        assertThat(direct.at("/attributes/objectType").asString()).isEqualTo("RelationshipRequest");
        URI link = URI.create(direct.get("url").asString());
        assertThat(link)
                .hasScheme("https")
                .hasHost("admin.microsoft.com")
                .hasFragment("/BillingAccounts/partner-invitation");
        assertThat(link.getQuery())
                .isEqualTo("invType=ResellerRelationship&partnerId=" + kanto.value() + "&msppId=" + kantosOwn.value()
                        + "&DAP=false");

        URI through = URI.create(as(kanto)
                .read(requests + "?indirectResellerId=" + aoba.value() + "&dualRoleIndirectRelationship=false")
                .get("url")
                .asString());
        assertThat(through.getQuery())
                .isEqualTo("invType=IndirectResellerRelationship&partnerId=" + aoba.value() + "&msppId="
                        + trade.plaIdOf(aoba).value() + "&indirectCSPId=" + kanto.value() + "&DAP=false");

        ResellerTenantId stranger = trade.reseller("Minami Cloud", "JP");
        assertThat(as(kanto)
                        .get(requests + "?indirectResellerId=" + stranger.value())
                        .code())
                .isEqualTo("800016");
        assertThat(as(kanto).get(requests + "?indirectResellerId=aoba").code()).isEqualTo("800002");
    }

    @Test
    void the_double_slash_with_which_a_client_follows_links_does_no_harm() {
        assertThat(as(kanto).get("/v1//relationships").status()).isEqualTo(200);
    }

    @Test
    void a_role_that_may_not_list_them_is_told_in_the_words_of_this_route() {
        for (Reader stranger : List.of(as(kanto, "HelpdeskAgent"), as(UUID.randomUUID()))) {
            Answer answer = stranger.get("/v1/relationships");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("1002");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "married", "%00"})
    void a_type_that_does_not_exist_is_invalid_input(String type) {
        Answer answer = as(kanto).get("/v1/relationships?relationship_type=" + type);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("800002");
    }

    @Test
    void a_profile_names_whoever_holds_the_id_and_without_an_id_the_caller() {
        JsonNode aobas =
                as(kanto).read("/v1/profiles/mpn?mpnId=" + trade.plaIdOf(aoba).value());
        assertThat(aobas.get("partnerName").asString()).isEqualTo("Aoba Systems");
        assertThat(aobas.get("mpnId").asString()).isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(aobas.get("profileType").asString()).isEqualTo("MpnProfile");
        assertThat(as(kanto)
                        .read("/v1/profiles/mpn?MPNID=" + trade.plaIdOf(aoba).value()))
                .isEqualTo(aobas);
        assertThat(as(kanto).read("/v1/profiles/mpn").get("mpnId").asString()).isEqualTo(kantosOwn.value());
        assertThat(as(aoba).read("/v1/profiles/mpn").get("partnerName").asString())
                .isEqualTo("Aoba Systems");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "aoba", ""})
    void of_an_id_nobody_holds_there_is_no_profile(String plaId) {
        Answer answer = as(kanto).get("/v1/profiles/mpn?mpnId=" + plaId);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("3000");
    }
}
