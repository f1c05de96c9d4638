package io.partnerledger.query.trade;

import io.partnerledger.kernel.cart.CartId;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.ResellerPermission;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/** A year of Kanto Distribution and what is left of it after: every kind of event there is, at least once. */
public final class KantosBook {

    public final DistributorId kanto;
    public final ResellerTenantId aoba;
    public final ResellerTenantId minami;
    public final PartnershipId firstEpisode;
    public final PartnershipId secondEpisode;
    public final CustomerId minatoFoods;
    public final CustomerId ownCustomer;
    public final OrderId blockedThenPlaced;
    public final SubscriptionId headOffice;
    public final SubscriptionId branch;

    private KantosBook(Trade trade) {
        Duration day = Duration.ofDays(1);
        kanto = trade.distributor("Kanto Distribution", "JP", Trade.freshPlaId());
        trade.by("sato", kanto.value(), "AdminAgent,Auditor", "request-1", "migration-2026");
        aoba = trade.reseller("Aoba Systems", "JP");
        minami = trade.after(day).reseller("Minami Cloud", "JP");

        ResellerTenantId nishi = trade.reseller("Nishi Telecom", "JP");
        trade.importPartnership(kanto, nishi, trade.now().minus(day.multipliedBy(400)));
        CustomerId nishiDental = trade.importCustomer(kanto, nishi, "Nishi Dental", "JP");
        trade.importSubscription(nishiDental, trade.plaIdOf(nishi), 12);

        trade.withdraw(trade.after(day).request(kanto, "Kita Networks"));
        trade.refuse(trade.request(kanto, "Minami Cloud"), minami, "not now");
        PartnershipId forgotten = trade.request(kanto, "Higashi Soft", day);
        firstEpisode = trade.partners(kanto, aoba);
        trade.after(day.multipliedBy(2)).expire(forgotten);
        trade.remove(firstEpisode, "contract ended");
        secondEpisode = trade.after(day).partnersByLink(kanto, aoba);
        trade.partners(kanto, minami);

        minatoFoods = trade.after(day).customer(kanto, aoba, "Minato Foods", "JP");
        trade.resellerPermission(minatoFoods, ResellerPermission.READER);
        ownCustomer = trade.customer(kanto, null, "Tokyo Tower Cafe", "JP");
        blockedThenPlaced = new OrderId("order-of-minato-foods-" + UUID.randomUUID());
        PlaceOrder order = trade.placing(blockedThenPlaced, minatoFoods, trade.plaIdOf(aoba), 25, 3);
        GdapRelationshipId ended = trade.gdap(minatoFoods, aoba);
        trade.terminateGdap(ended, "no longer needed");
        trade.gdap(minatoFoods, minami);
        GdapRelationshipId forADay = trade.requestGdap(ownCustomer, minami, Period.ofDays(1));
        trade.consentToGdap(forADay);
        trade.approveGdap(forADay, "Ren Abe");
        GdapRelationshipId revoked = trade.gdap(minatoFoods, aoba);
        trade.suspend(aoba, "unpaid invoices");
        trade.revokeGdap(revoked);
        trade.place(order, List.of(Check.TENANT_SUSPENDED));
        trade.after(day).reactivate(aoba);
        trade.expireGdap(forADay);
        trade.place(order, List.of());
        headOffice = order.lines().get(0).subscription();
        branch = order.lines().get(1).subscription();
        SubscriptionId cafe = trade.order(ownCustomer, null, 5).get(0);
        trade.status(trade.order(ownCustomer, null, 1).get(0), SubscriptionStatus.DELETED);
        CustomerId ofAWeek = trade.customer(kanto, aoba, "Ueno Pop-up Store", "JP");
        trade.status(trade.order(ofAWeek, trade.plaIdOf(aoba), 2).get(0), SubscriptionStatus.SUSPENDED);
        trade.removeCustomer(ofAWeek);

        OrderId legacy = trade.orderOfLegacyOffers(minatoFoods, trade.plaIdOf(aoba), 10, 2);
        trade.bill(legacy, BillingCycle.ANNUAL, List.of(Check.NOT_AUTHORIZED));
        trade.bill(legacy, BillingCycle.ANNUAL, List.of());
        trade.extend(legacy, trade.plaIdOf(aoba), 4, List.of());
        CartId cart = trade.cart(minatoFoods, trade.plaIdOf(minami));
        trade.refill(cart, trade.plaIdOf(aoba));
        trade.checkOut(cart);

        trade.after(day).seats(headOffice, 40);
        trade.assign(headOffice, trade.plaIdOf(minami));
        trade.assign(headOffice, trade.plaIdOf(aoba));
        trade.rename(headOffice, "Head office");
        trade.plan(headOffice, BillingCycle.ANNUAL, Period.ofYears(3));
        trade.supportContact(headOffice, aoba);
        trade.autoRenew(branch, false);
        trade.status(headOffice, SubscriptionStatus.SUSPENDED);
        trade.after(day).status(headOffice, SubscriptionStatus.ACTIVE);
        trade.change(branch, null, null, 7, null, null, List.of(Check.AGREEMENT_UNSIGNED));
        trade.revoke(minami);
        trade.sign(minami, false);
        trade.locate(minami, Trade.freshPlaId(), "JP", LocationStatus.PENDING);

        trade.after(day.multipliedBy(365)).advance(branch);
        trade.advance(cafe);
        trade.after(day.multipliedBy(30)).advance(branch);
        trade.after(day.multipliedBy(90)).advance(branch);
        trade.suspend(nishi, "left the programme");
    }

    public static KantosBook tell(Trade trade) {
        return new KantosBook(trade);
    }
}
