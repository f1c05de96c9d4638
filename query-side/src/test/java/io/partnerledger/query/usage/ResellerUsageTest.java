package io.partnerledger.query.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.FindPartnerDependents;
import io.partnerledger.kernel.partnership.PartnerDependents;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.trade.Trade;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ResellerUsageTest extends QuerySideTest {

    @Autowired
    private PartnerDependentsCount dependents;

    @Test
    void a_former_pla_id_counts_too_and_a_customer_of_both_counts_once() {
        DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
        ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
        trade.partners(kanto, aoba);
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        trade.partners(kanto, minami);
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        CustomerId tokyoTowerCafe = trade.customer(kanto, aoba, "Tokyo Tower Cafe", "JP");
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.order(minatoFoods, trade.plaIdOf(minami), 1);
        PlaId current = Trade.freshPlaId();
        trade.locate(aoba, current, "JP", LocationStatus.AUTHORIZED);
        trade.order(minatoFoods, current, 5);
        trade.order(tokyoTowerCafe, current, 3);

        JsonNode listed = as(kanto).read("/ledger/resellers").at("/items/0");
        assertThat(listed.get("plaId").asString()).isEqualTo(current.value());
        assertThat(listed.get("customers").asInt()).isEqualTo(2);
        assertThat(listed.get("subscriptions").asInt()).isEqualTo(3);
        assertThat(listed.get("seats").asInt()).isEqualTo(33);
        assertThat(dependents.handle(new FindPartnerDependents(kanto, aoba)))
                .isEqualTo(new PartnerDependents(3, 2, 33, 0));
        assertThat(dependents.handle(new FindPartnerDependents(kanto, minami)).customers())
                .isEqualTo(1);
    }
}
