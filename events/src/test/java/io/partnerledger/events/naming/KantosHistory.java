package io.partnerledger.events.naming;

import io.partnerledger.kernel.cart.CartChanged;
import io.partnerledger.kernel.cart.CartCheckedOut;
import io.partnerledger.kernel.cart.CartCreated;
import io.partnerledger.kernel.cart.CartLine;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.CustomerAdded;
import io.partnerledger.kernel.customer.CustomerDomainClaimed;
import io.partnerledger.kernel.customer.CustomerDomainReleased;
import io.partnerledger.kernel.customer.CustomerImported;
import io.partnerledger.kernel.customer.CustomerRemoved;
import io.partnerledger.kernel.customer.ResellerPermissionSet;
import io.partnerledger.kernel.distributor.DistributorRegistered;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.gdap.GdapActivated;
import io.partnerledger.kernel.gdap.GdapApproved;
import io.partnerledger.kernel.gdap.GdapConsented;
import io.partnerledger.kernel.gdap.GdapExpired;
import io.partnerledger.kernel.gdap.GdapRequested;
import io.partnerledger.kernel.gdap.GdapTerminated;
import io.partnerledger.kernel.order.AddOn;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderBlocked;
import io.partnerledger.kernel.order.OrderChangeBlocked;
import io.partnerledger.kernel.order.OrderExtended;
import io.partnerledger.kernel.order.OrderLine;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipExpired;
import io.partnerledger.kernel.partnership.PartnershipImported;
import io.partnerledger.kernel.partnership.PartnershipLinkFollowed;
import io.partnerledger.kernel.partnership.PartnershipRefused;
import io.partnerledger.kernel.partnership.PartnershipRemoved;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.partnership.PartnershipSlotFreed;
import io.partnerledger.kernel.partnership.PartnershipSlotTaken;
import io.partnerledger.kernel.partnership.PartnershipWithdrawn;
import io.partnerledger.kernel.partnership.RemovalAttestation;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.AgreementRecorded;
import io.partnerledger.kernel.resellertenant.CspAuthorizationChanged;
import io.partnerledger.kernel.resellertenant.LocationRecorded;
import io.partnerledger.kernel.resellertenant.ResellerTenantRegistered;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import io.partnerledger.kernel.subscription.AutoRenewSet;
import io.partnerledger.kernel.subscription.BillingPlanChanged;
import io.partnerledger.kernel.subscription.PartnerOfRecordAssigned;
import io.partnerledger.kernel.subscription.SeatsChanged;
import io.partnerledger.kernel.subscription.SubscriptionCancelled;
import io.partnerledger.kernel.subscription.SubscriptionChangeBlocked;
import io.partnerledger.kernel.subscription.SubscriptionDeleted;
import io.partnerledger.kernel.subscription.SubscriptionDisabled;
import io.partnerledger.kernel.subscription.SubscriptionExpired;
import io.partnerledger.kernel.subscription.SubscriptionImported;
import io.partnerledger.kernel.subscription.SubscriptionReactivated;
import io.partnerledger.kernel.subscription.SubscriptionRenamed;
import io.partnerledger.kernel.subscription.SubscriptionRenewed;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import io.partnerledger.kernel.subscription.SubscriptionSuspended;
import io.partnerledger.kernel.subscription.SupportContactNamed;
import io.partnerledger.kernel.subscription.TermChanged;
import io.partnerledger.kernel.tenant.TenantClaimed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event of each kind with nothing left out: Kanto, a distributor, sells to Minato Foods through Aoba, its reseller.
 */
final class KantosHistory {

    private static final String KANTO = "11aa22bb-33cc-44dd-55ee-66ff77aa88bb";
    private static final String AOBA = "6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11";
    private static final String MINAMI = "0c5e2f14-8d7b-4e7e-9a55-3f1e6c2b7d22";
    private static final String MINATO_FOODS = "d1a4c0de-7a3f-4c52-8f0e-0b6f3f9a2c44";
    private static final String KANTOS_PLA = "4100200";
    private static final String AOBAS_PLA = "5102938";
    private static final String AOBAS_FORMER_PLA = "5100007";
    private static final String PARTNERSHIP = "3f2c9b7a-1d4e-4b6a-9c8d-7e5f4a3b2c1d";
    private static final String ORDER = "Hq2vWm7uR0eYk3JxTzBd1A";
    private static final String CART = "b4c8fdea-cbe4-4d17-9576-13fcacbf9605";
    private static final String SUBSCRIPTION = "9e107d9d-372b-4b6e-8bd2-6d3542a419d6";
    private static final String GDAP = "5d027261-d21f-4aa9-b7db-7fa1f56fb163";
    private static final String OFFER = "CFQ7TTC0LH18:0001:CFQ7TTC0K9T4";
    private static final Instant TIME = Instant.parse("2026-03-31T23:59:59.123456Z");
    private static final Instant SINCE = Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalDate COMMITMENT_END = LocalDate.parse("2027-03-30");
    private static final String SOURCE = "Partner Center";
    private static final String EVIDENCE = "PC-2026-000417";
    private static final String REASON = "contract ended";
    private static final String REQUEST = "c2hhLTI1NiBvZiB0aGUgcmVxdWVzdA";

    private static final OrderLine LINE = new OrderLine(
            0, OFFER, "Office of Minato Foods", 25, "P1Y", AOBAS_PLA, List.of("5102939", "5102940"), SUBSCRIPTION);

    private static final AddOn ADD_ON = new AddOn(LINE, SUBSCRIPTION);

    private static final CartLine CART_LINE = new CartLine(
            0,
            OFFER,
            "Office of Minato Foods",
            25,
            "annual",
            "P1Y",
            AOBAS_PLA,
            List.of("5102939", "5102940"),
            "0",
            ORDER,
            SUBSCRIPTION);

    private static final List<LedgerEvent> EVENTS = List.of(
            new TenantClaimed(KANTO, "distributor", TIME),
            new DistributorRegistered(
                    KANTO, "Kanto Distribution", "JP", KANTOS_PLA, true, SINCE, SOURCE, EVIDENCE, TIME, REQUEST),
            new PlaIdClaimed(AOBAS_PLA, AOBA, TIME),
            new ResellerTenantRegistered(
                    AOBA,
                    "Aoba Systems",
                    "JP",
                    AOBAS_PLA,
                    sealed("reseller-tenant:" + AOBA),
                    SINCE,
                    SOURCE,
                    EVIDENCE,
                    TIME,
                    REQUEST),
            new CspAuthorizationChanged(AOBA, "authorized", REASON, SINCE, SOURCE, EVIDENCE, TIME, REQUEST),
            new AgreementRecorded(AOBA, true, SINCE, SOURCE, EVIDENCE, TIME, REQUEST),
            new LocationRecorded(
                    AOBA, AOBAS_PLA, AOBAS_FORMER_PLA, "JP", "authorized", SINCE, SOURCE, EVIDENCE, TIME, REQUEST),
            new TenantSuspended(AOBA, REASON, SINCE, SOURCE, EVIDENCE, TIME, REQUEST),
            new TenantReactivated(AOBA, REASON, SINCE, SOURCE, EVIDENCE, TIME, REQUEST),
            new PartnershipRequested(
                    PARTNERSHIP,
                    KANTO,
                    sealed("partnership:" + PARTNERSHIP),
                    "Aoba Systems",
                    "ja-JP",
                    sealed("partnership:" + PARTNERSHIP),
                    "k0sMkBrQpYV8nZr4mJmT9cWq1hXo7vDy",
                    TIME,
                    TIME.plusSeconds(2_592_000),
                    REQUEST),
            new PartnershipLinkFollowed(PARTNERSHIP, KANTO, 1, AOBA, TIME, REQUEST),
            new PartnershipAccepted(PARTNERSHIP, KANTO, AOBA, TIME, REQUEST),
            new PartnershipImported(PARTNERSHIP, KANTO, AOBA, SINCE, TIME, REQUEST),
            new PartnershipRefused(PARTNERSHIP, KANTO, AOBA, REASON, TIME, REQUEST),
            new PartnershipWithdrawn(PARTNERSHIP, KANTO, TIME, REQUEST),
            new PartnershipExpired(PARTNERSHIP, KANTO, SINCE, TIME),
            new PartnershipRemoved(
                    PARTNERSHIP,
                    KANTO,
                    AOBA,
                    REASON,
                    new RemovalAttestation(
                            "partnership-removal", "ja", "1", true, true, true, true, true, "8c1d2e3f-user-of-kanto"),
                    TIME,
                    REQUEST),
            new PartnershipSlotTaken(KANTO, AOBA, PARTNERSHIP, TIME),
            new PartnershipSlotFreed(KANTO, AOBA, PARTNERSHIP, TIME),
            new CustomerAdded(
                    MINATO_FOODS,
                    KANTO,
                    AOBA,
                    "minatofoods.onmicrosoft.com",
                    "Minato Foods",
                    "JP",
                    "ja-JP",
                    "ja",
                    new BillingContact(
                            sealed("customer:" + MINATO_FOODS),
                            sealed("customer:" + MINATO_FOODS),
                            sealed("customer:" + MINATO_FOODS),
                            sealed("customer:" + MINATO_FOODS),
                            sealed("customer:" + MINATO_FOODS)),
                    sealed("customer:" + MINATO_FOODS),
                    TIME,
                    REQUEST),
            new ResellerPermissionSet(MINATO_FOODS, KANTO, AOBA, "none", "reader", TIME, REQUEST),
            new CustomerImported(
                    MINATO_FOODS,
                    KANTO,
                    AOBA,
                    "minatofoods.onmicrosoft.com",
                    "Minato Foods",
                    "JP",
                    "ja-JP",
                    "ja",
                    new BillingContact(
                            sealed("customer:" + MINATO_FOODS),
                            sealed("customer:" + MINATO_FOODS),
                            sealed("customer:" + MINATO_FOODS),
                            sealed("customer:" + MINATO_FOODS),
                            sealed("customer:" + MINATO_FOODS)),
                    sealed("customer:" + MINATO_FOODS),
                    TIME,
                    REQUEST),
            new CustomerDomainClaimed("minatofoods.onmicrosoft.com", MINATO_FOODS, KANTO, TIME),
            new CartCreated(
                    CART, MINATO_FOODS, KANTO, List.of(CART_LINE), true, SINCE, SINCE.plusSeconds(604_800), REQUEST),
            new CartChanged(CART, MINATO_FOODS, KANTO, List.of(CART_LINE), true, SINCE, REQUEST),
            new CartCheckedOut(CART, MINATO_FOODS, KANTO, List.of(ORDER), TIME, REQUEST),
            new CustomerDomainReleased("minatofoods.onmicrosoft.com", MINATO_FOODS, KANTO, TIME),
            new CustomerRemoved(MINATO_FOODS, KANTO, AOBA, "minatofoods.onmicrosoft.com", TIME, REQUEST),
            new OrderPlaced(
                    ORDER,
                    MINATO_FOODS,
                    "JP",
                    AOBA,
                    KANTO,
                    "one_time",
                    List.of(LINE),
                    true,
                    List.of(warned("order")),
                    4_711,
                    TIME,
                    REQUEST),
            new OrderBlocked(
                    ORDER,
                    MINATO_FOODS,
                    "JP",
                    AOBA,
                    KANTO,
                    "annual",
                    List.of(LINE),
                    true,
                    List.of(blocked("order")),
                    4_711,
                    TIME,
                    REQUEST),
            new OrderBillingCycleChanged(
                    ORDER,
                    MINATO_FOODS,
                    KANTO,
                    "monthly",
                    "annual",
                    List.of(warned("billing-plan")),
                    4_711,
                    TIME,
                    REQUEST),
            new OrderExtended(
                    ORDER,
                    MINATO_FOODS,
                    "JP",
                    AOBA,
                    KANTO,
                    "annual",
                    List.of(ADD_ON),
                    true,
                    List.of(warned("order")),
                    4_711,
                    TIME,
                    REQUEST),
            new OrderChangeBlocked(
                    ORDER,
                    MINATO_FOODS,
                    "JP",
                    KANTO,
                    "annual",
                    List.of(ADD_ON),
                    List.of(blocked("billing-plan"), blocked("order")),
                    4_711,
                    TIME,
                    REQUEST),
            new SubscriptionStarted(
                    SUBSCRIPTION,
                    ORDER,
                    0,
                    MINATO_FOODS,
                    "JP",
                    AOBA,
                    KANTO,
                    OFFER,
                    "Office of Minato Foods",
                    25,
                    "annual",
                    "P1Y",
                    AOBAS_PLA,
                    TIME,
                    LocalDate.parse("2026-03-31"),
                    COMMITMENT_END,
                    true,
                    REQUEST),
            new SubscriptionImported(
                    SUBSCRIPTION,
                    ORDER,
                    MINATO_FOODS,
                    "JP",
                    AOBA,
                    KANTO,
                    OFFER,
                    "Office of Minato Foods",
                    25,
                    "annual",
                    "P1Y",
                    AOBAS_PLA,
                    SINCE,
                    LocalDate.parse("2026-03-31"),
                    COMMITMENT_END,
                    true,
                    "expired",
                    LocalDate.parse("2027-04-30"),
                    warned("import"),
                    4_711,
                    TIME,
                    REQUEST),
            new PartnerOfRecordAssigned(
                    SUBSCRIPTION,
                    MINATO_FOODS,
                    "JP",
                    KANTO,
                    AOBAS_FORMER_PLA,
                    AOBAS_PLA,
                    25,
                    COMMITMENT_END,
                    warned("partner-of-record"),
                    4_711,
                    TIME,
                    REQUEST),
            new SeatsChanged(
                    SUBSCRIPTION, MINATO_FOODS, "JP", KANTO, AOBAS_PLA, 25, 40, warned("seats"), 4_711, TIME, REQUEST),
            new BillingPlanChanged(
                    SUBSCRIPTION,
                    MINATO_FOODS,
                    "JP",
                    KANTO,
                    AOBAS_PLA,
                    "monthly",
                    "annual",
                    warned("billing-plan"),
                    4_711,
                    TIME,
                    REQUEST),
            new TermChanged(
                    SUBSCRIPTION,
                    MINATO_FOODS,
                    "JP",
                    KANTO,
                    AOBAS_PLA,
                    "P1Y",
                    "P3Y",
                    COMMITMENT_END,
                    LocalDate.parse("2026-03-31"),
                    LocalDate.parse("2029-03-30"),
                    warned("term"),
                    4_711,
                    TIME,
                    REQUEST),
            new SubscriptionRenamed(
                    SUBSCRIPTION, MINATO_FOODS, KANTO, "Office of Minato Foods", "Head office", TIME, REQUEST),
            new AutoRenewSet(SUBSCRIPTION, MINATO_FOODS, "JP", KANTO, AOBAS_PLA, false, TIME, REQUEST),
            new SubscriptionSuspended(SUBSCRIPTION, MINATO_FOODS, "JP", KANTO, AOBAS_PLA, TIME, REQUEST),
            new SubscriptionReactivated(SUBSCRIPTION, MINATO_FOODS, "JP", KANTO, AOBAS_PLA, TIME, REQUEST),
            new SubscriptionCancelled(SUBSCRIPTION, MINATO_FOODS, "JP", KANTO, AOBAS_PLA, TIME, REQUEST),
            new SupportContactNamed(SUBSCRIPTION, MINATO_FOODS, KANTO, MINAMI, AOBA, TIME, REQUEST),
            new SubscriptionRenewed(
                    SUBSCRIPTION,
                    MINATO_FOODS,
                    "JP",
                    KANTO,
                    AOBAS_PLA,
                    40,
                    COMMITMENT_END,
                    LocalDate.parse("2027-03-31"),
                    LocalDate.parse("2028-03-30"),
                    TIME),
            new SubscriptionExpired(
                    SUBSCRIPTION,
                    MINATO_FOODS,
                    "JP",
                    KANTO,
                    AOBAS_PLA,
                    false,
                    LocalDate.parse("2027-03-31"),
                    LocalDate.parse("2027-04-30"),
                    TIME),
            new SubscriptionDisabled(
                    SUBSCRIPTION,
                    MINATO_FOODS,
                    "JP",
                    KANTO,
                    AOBAS_PLA,
                    "expired",
                    LocalDate.parse("2027-04-30"),
                    LocalDate.parse("2027-07-29"),
                    TIME),
            new SubscriptionDeleted(
                    SUBSCRIPTION, MINATO_FOODS, "JP", KANTO, AOBAS_PLA, LocalDate.parse("2027-07-29"), TIME),
            new SubscriptionChangeBlocked(
                    SUBSCRIPTION,
                    MINATO_FOODS,
                    "JP",
                    KANTO,
                    AOBAS_FORMER_PLA,
                    AOBAS_PLA,
                    40,
                    List.of(blocked("partner-of-record"), blocked("seats")),
                    4_711,
                    TIME,
                    REQUEST),
            new GdapRequested(
                    GDAP,
                    KANTO,
                    MINATO_FOODS,
                    AOBA,
                    "Support by Aoba",
                    "P2Y",
                    List.of("729827e3-9c14-49f7-bb1b-9608f156bbb8", "f2ef992c-3afb-46b9-b7cf-a126ee74c451"),
                    4_711,
                    TIME,
                    REQUEST),
            new GdapApproved(
                    GDAP,
                    KANTO,
                    MINATO_FOODS,
                    AOBA,
                    sealed("customer:" + MINATO_FOODS),
                    SINCE,
                    "ticket 2026-000417",
                    4_711,
                    TIME,
                    REQUEST),
            new GdapConsented(GDAP, KANTO, MINATO_FOODS, AOBA, 4_711, TIME, REQUEST),
            new GdapActivated(GDAP, KANTO, MINATO_FOODS, AOBA, SINCE, TIME),
            new GdapTerminated(GDAP, KANTO, MINATO_FOODS, AOBA, "requested", REASON, TIME, REQUEST),
            new GdapExpired(GDAP, KANTO, MINATO_FOODS, AOBA, SINCE, TIME));

    private KantosHistory() {}

    /** The event of that kind, if the history has one. */
    static Optional<LedgerEvent> eventOf(Class<?> kind) {
        return EVENTS.stream().filter(event -> event.getClass() == kind).findFirst();
    }

    private static SealedText sealed(String subject) {
        return new SealedText(subject, 1, "bm9uY2UgYW5kIGNpcGhlcnRleHQ=");
    }

    private static RecordedVerdict warned(String change) {
        return verdict(change, new RecordedVerdict.Failure("no-partnership", false), "none", "true");
    }

    private static RecordedVerdict blocked(String change) {
        return verdict(change, new RecordedVerdict.Failure("tenant-suspended", true), "active", "false");
    }

    private static RecordedVerdict verdict(
            String change, RecordedVerdict.Failure failure, String partnership, String resellerActive) {
        return new RecordedVerdict(
                AOBAS_PLA,
                change,
                List.of(failure),
                Map.ofEntries(
                        Map.entry("distributor.id", KANTO),
                        Map.entry("distributor.country", "JP"),
                        Map.entry("partnership", partnership),
                        Map.entry("holder.reseller", AOBA),
                        Map.entry("reseller.active", resellerActive),
                        Map.entry("reseller.authorization", "authorized"),
                        Map.entry("reseller.agreementSigned", "true"),
                        Map.entry("location.country", "JP"),
                        Map.entry("location.status", "authorized"),
                        Map.entry("customer.market", "JP"),
                        Map.entry("customer.associatedWithReseller", "true")));
    }
}
