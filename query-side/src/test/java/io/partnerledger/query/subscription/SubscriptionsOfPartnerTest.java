package io.partnerledger.query.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.FindSubscriptionsOfPartner;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.kernel.subscription.SubscriptionsOfPartner;
import io.partnerledger.query.QuerySideTest;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the command side asks before it replaces a partner of record wherever it is. */
class SubscriptionsOfPartnerTest extends QuerySideTest {

    @Autowired
    private QueryGateway queries;

    @Autowired
    private Head head;

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private CustomerId minato;
    private PlaId aobas;

    @BeforeEach
    void kanto_sells_through_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        trade.partners(kanto, aoba);
        minato = trade.customer(kanto, aoba, "Minato Foods", "JP");
        aobas = trade.plaIdOf(aoba);
    }

    @Test
    void all_of_the_distributors_that_run_with_that_partner_of_record_are_found_page_by_page_as_of_now() {
        CustomerId another = trade.customer(kanto, aoba, "Hakodate Foods", "JP");
        DistributorId rhein = trade.distributor("Rhein Distribution", "JP");
        trade.partners(rhein, aoba);
        List<SubscriptionId> sold = List.of(
                trade.importSubscription(minato, aobas, 5),
                trade.importSubscription(minato, aobas, 5),
                trade.importSubscription(another, aobas, 5));
        trade.status(trade.order(minato, aobas, 5).get(0), SubscriptionStatus.DELETED);
        trade.importSubscription(minato, trade.plaIdOf(trade.reseller("Kita Networks", "JP")), 5);
        trade.importSubscription(trade.customer(rhein, aoba, "Bergen Fisk", "JP"), aobas, 5);

        List<SubscriptionId> first = page(Set.of(), null, 2);
        List<SubscriptionId> rest = page(Set.of(), first.get(1), 2);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(sold).containsExactlyInAnyOrder(first.get(0), first.get(1), rest.get(0));
        assertThat(page(Set.of(another), null, 2)).containsExactly(sold.get(2));
    }

    private List<SubscriptionId> page(Set<CustomerId> customers, SubscriptionId after, int limit) {
        return queries.query(
                        new FindSubscriptionsOfPartner(kanto, aobas, customers, after, limit, head.now()),
                        ResponseTypes.instanceOf(SubscriptionsOfPartner.class))
                .join()
                .subscriptions();
    }
}
