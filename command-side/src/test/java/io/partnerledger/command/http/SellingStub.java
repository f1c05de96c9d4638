package io.partnerledger.command.http;

import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.FindSubscriptionsOfPartner;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionsOfPartner;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryHandler;

/** Answers in the query side's place which subscriptions a partner of record has: those it was told. */
class SellingStub {

    private final Map<PlaId, TreeSet<String>> sold = new ConcurrentHashMap<>();

    void sold(PlaId partner, Collection<String> subscriptions) {
        sold.put(partner, new TreeSet<>(subscriptions));
    }

    @QueryHandler
    SubscriptionsOfPartner find(FindSubscriptionsOfPartner question) {
        TreeSet<String> all = sold.getOrDefault(question.partner(), new TreeSet<>());
        return new SubscriptionsOfPartner((question.after() == null
                        ? all
                        : all.tailSet(question.after().value().toString(), false))
                .stream().limit(question.limit()).map(SubscriptionId::of).toList());
    }
}
