package io.partnerledger.query.standing;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OwnStandingTest extends QuerySideTest {

    @Test
    void a_reseller_sees_where_it_stands_with_each_of_its_distributors() { // S59, S60
        DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
        PartnershipId withKanto = trade.partners(kanto, aoba);
        trade.partners(rhein, aoba);
        trade.partners(kanto, trade.reseller("Minami Cloud", "JP"));

        JsonNode standing = as(aoba, "SalesAgent").read("/ledger/standing");
        assertThat(standing.get("plaId").asString())
                .isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(standing.get("region").asString()).isEqualTo("Japan");
        assertThat(standing.get("state").asString()).isEqualTo("active");
        assertThat(standing.get("cspAuthorization").asString()).isEqualTo("authorized");
        assertThat(standing.get("locationStatus").asString()).isEqualTo("authorized");
        assertThat(each(standing.get("distributors"), "name"))
                .containsExactly("Kanto Distribution", "Rhein Distribution");
        assertThat(standing.at("/distributors/0/valid").asBoolean()).isTrue();
        assertThat(each(standing.at("/distributors/1/failures"), "check")).containsExactly("region-mismatch");

        trade.suspend(aoba, "overdue");
        trade.remove(withKanto, "contract ended");
        JsonNode later = as(aoba).inJapanese().read("/ledger/standing");
        assertThat(later.get("state").asString()).isEqualTo("suspended");
        assertThat(each(later.get("distributors"), "name")).containsExactly("Rhein Distribution");
        assertThat(each(later.at("/distributors/0/failures"), "check"))
                .containsExactly("tenant-suspended", "region-mismatch");
        assertThat(later.at("/distributors/0/failures/0/guidance").asString()).contains("間接リセラー");
    }

    @Test // S59
    void a_partnership_from_before_the_ledger_is_as_old_as_it_is() {
        DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
        ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
        Instant since = Instant.parse("2019-04-01T00:00:00Z");
        trade.importPartnership(kanto, aoba, since);

        assertThat(as(aoba).read("/ledger/standing").at("/distributors/0/since").asString())
                .isEqualTo(since.toString());
    }
}
