package io.partnerledger.query.trade;

import io.partnerledger.kernel.cart.Cart;
import io.partnerledger.kernel.cart.CartEvent;
import io.partnerledger.kernel.cart.CartId;
import io.partnerledger.kernel.cart.CartItem;
import io.partnerledger.kernel.cart.ChangeCart;
import io.partnerledger.kernel.cart.CheckOutCart;
import io.partnerledger.kernel.cart.CreateCart;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerDomain;
import io.partnerledger.kernel.customer.CustomerDomainClaim;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.ImportCustomer;
import io.partnerledger.kernel.customer.RemoveCustomer;
import io.partnerledger.kernel.customer.ResellerPermission;
import io.partnerledger.kernel.customer.SetResellerPermission;
import io.partnerledger.kernel.distributor.Distributor;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.gdap.ConsentToGdap;
import io.partnerledger.kernel.gdap.CustomerApproval;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.gdap.GdapTerms;
import io.partnerledger.kernel.gdap.RecordCustomerApproval;
import io.partnerledger.kernel.gdap.RequestGdap;
import io.partnerledger.kernel.gdap.TerminateGdap;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.ChangeOrder;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.order.OrderExtended;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.order.RequestedOrderChange;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.ResellerStanding;
import io.partnerledger.kernel.partnerofrecord.Verdict;
import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.AcceptPartnershipLink;
import io.partnerledger.kernel.partnership.ImportPartnership;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipSlot;
import io.partnerledger.kernel.partnership.PartnershipSlotEvent;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import io.partnerledger.kernel.partnership.RefusePartnership;
import io.partnerledger.kernel.partnership.RemovalAttestation;
import io.partnerledger.kernel.partnership.RemovePartnership;
import io.partnerledger.kernel.partnership.RequestPartnership;
import io.partnerledger.kernel.partnership.WithdrawPartnership;
import io.partnerledger.kernel.pla.PlaClaim;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.programme.Evidence;
import io.partnerledger.kernel.request.RequestMetadata;
import io.partnerledger.kernel.resellertenant.ChangeCspAuthorization;
import io.partnerledger.kernel.resellertenant.CspAuthorization;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ReactivateTenant;
import io.partnerledger.kernel.resellertenant.RecordAgreement;
import io.partnerledger.kernel.resellertenant.RecordLocation;
import io.partnerledger.kernel.resellertenant.RegisterResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.resellertenant.SuspendTenant;
import io.partnerledger.kernel.subscription.ChangeSubscription;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.ImportSubscription;
import io.partnerledger.kernel.subscription.NameSupportContact;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.kernel.subscription.ToldSubscription;
import io.partnerledger.kernel.tenant.TenantClaim;
import io.partnerledger.kernel.tenant.TenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * What happens in the trade, decided by the kernel as the command side would have it decided.
 *
 * <p>Each call is one command: the events it leads to are told together, at the time the trade has come to. Tenants, ids
 * and PLA IDs are fresh, so that worlds don't meet.
 */
public final class Trade {

    private static final AtomicLong PLA_IDS = new AtomicLong(5_100_000);

    private final Consumer<List<DomainEventMessage<?>>> book;
    private final BiFunction<String, String, SealedText> seal;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<DistributorId, Distributor> distributors = new HashMap<>();
    private final Map<ResellerTenantId, ResellerTenant> resellers = new HashMap<>();
    private final Map<PlaId, PlaClaim> plaClaims = new HashMap<>();
    private final Map<PartnershipId, Partnership> partnerships = new HashMap<>();
    private final Map<PartnershipSlotId, PartnershipSlot> slots = new HashMap<>();
    private final Map<CustomerId, Customer> customers = new HashMap<>();
    private final Map<GdapRelationshipId, GdapRelationship> gdaps = new HashMap<>();
    private final Map<OrderId, Order> orders = new HashMap<>();
    private final Map<CartId, Cart> carts = new HashMap<>();
    private final Map<SubscriptionId, Subscription> subscriptions = new HashMap<>();
    private final List<DomainEventMessage<?>> pending = new ArrayList<>();
    private Instant now;
    private Map<String, String> caller = Map.of();

    /**
     * @param book takes the events of each command
     * @param seal seals a text under a subject
     */
    public Trade(
            Consumer<List<DomainEventMessage<?>>> book, BiFunction<String, String, SealedText> seal, Instant begin) {
        this.book = book;
        this.seal = seal;
        this.now = begin;
    }

    /** One whose personal data nobody opens. */
    public static Trade unsealable(Consumer<List<DomainEventMessage<?>>> book, Instant begin) {
        return new Trade(
                book,
                (subject, text) -> new SealedText(
                        subject, 1, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))),
                begin);
    }

    public static PlaId freshPlaId() {
        return PlaId.of(Long.toString(PLA_IDS.incrementAndGet()));
    }

    // Time and who acts

    public Instant now() {
        return now;
    }

    public Trade at(Instant when) {
        now = when;
        return this;
    }

    public Trade after(Duration passed) {
        now = now.plus(passed);
        return this;
    }

    public Trade by(String subject, UUID tenant, String roles, String requestId, String correlationId) {
        caller = Map.of(
                RequestMetadata.SUBJECT, subject,
                RequestMetadata.TENANT, tenant.toString(),
                RequestMetadata.ROLES, roles,
                RequestMetadata.REQUEST_ID, requestId,
                RequestMetadata.CORRELATION_ID, correlationId);
        return this;
    }

    // Distributors and resellers

    public DistributorId distributor(String name, String country) {
        return distributor(name, country, null);
    }

    public DistributorId distributor(String name, String country, @Nullable PlaId plaId) {
        DistributorId id = new DistributorId(UUID.randomUUID());
        claimTenant(TenantId.of(id), TenantRole.DISTRIBUTOR);
        if (plaId != null) {
            claimPlaId(plaId, TenantId.of(id));
        }
        Distributor.register(
                        null,
                        new RegisterDistributor(id, name, Country.of(country), plaId, true, Evidence.none(), key()),
                        now)
                .ifPresent(event -> {
                    distributors.put(id, event.after(null));
                    tell("distributor", id.stream(), event);
                });
        return told(id);
    }

    /** A reseller of whom the programme has said no more than that it exists. */
    public ResellerTenantId registered(String name, String country, PlaId plaId) {
        ResellerTenantId id = new ResellerTenantId(UUID.randomUUID());
        claimTenant(TenantId.of(id), TenantRole.RESELLER);
        claimPlaId(plaId, TenantId.of(id));
        ResellerTenant.register(
                        null,
                        new RegisterResellerTenant(
                                id,
                                name,
                                Country.of(country),
                                plaId,
                                seal.apply(id.stream(), "info@" + id.value() + ".example"),
                                Evidence.none(),
                                key()),
                        now)
                .ifPresent(event -> apply(id, event));
        return told(id);
    }

    /** A reseller in good standing. */
    public ResellerTenantId reseller(String name, String country) {
        return reseller(name, country, freshPlaId());
    }

    public ResellerTenantId reseller(String name, String country, PlaId plaId) {
        ResellerTenantId id = registered(name, country, plaId);
        authorize(id);
        sign(id, true);
        locate(id, plaId, country, LocationStatus.AUTHORIZED);
        return id;
    }

    public PlaId plaIdOf(ResellerTenantId reseller) {
        return resellers.get(reseller).location().plaId();
    }

    public void suspend(ResellerTenantId reseller, @Nullable String reason) {
        resellers
                .get(reseller)
                .suspend(new SuspendTenant(reseller, reason, Evidence.none(), key()), now)
                .ifPresent(event -> apply(reseller, event));
        told(reseller);
    }

    public void reactivate(ResellerTenantId reseller) {
        resellers
                .get(reseller)
                .reactivate(new ReactivateTenant(reseller, null, Evidence.none(), key()), now)
                .ifPresent(event -> apply(reseller, event));
        told(reseller);
    }

    public void authorize(ResellerTenantId reseller) {
        authorization(reseller, CspAuthorization.AUTHORIZED);
    }

    public void revoke(ResellerTenantId reseller) {
        authorization(reseller, CspAuthorization.REVOKED);
    }

    private void authorization(ResellerTenantId reseller, CspAuthorization status) {
        resellers
                .get(reseller)
                .changeCspAuthorization(new ChangeCspAuthorization(reseller, status, null, Evidence.none(), key()), now)
                .ifPresent(event -> apply(reseller, event));
        told(reseller);
    }

    public void sign(ResellerTenantId reseller, boolean signed) {
        resellers
                .get(reseller)
                .recordAgreement(new RecordAgreement(reseller, signed, Evidence.none(), key()), now)
                .ifPresent(event -> apply(reseller, event));
        told(reseller);
    }

    public void locate(ResellerTenantId reseller, PlaId plaId, String country, LocationStatus status) {
        claimPlaId(plaId, TenantId.of(reseller));
        resellers
                .get(reseller)
                .recordLocation(
                        new RecordLocation(reseller, plaId, Country.of(country), status, Evidence.none(), key()), now)
                .ifPresent(event -> apply(reseller, event));
        told(reseller);
    }

    // Partnerships

    public PartnershipId request(DistributorId distributor, String resellerName, Duration validity) {
        PartnershipId id = new PartnershipId(UUID.randomUUID());
        Partnership.request(
                        null,
                        new RequestPartnership(
                                id,
                                distributor,
                                seal.apply(id.stream(), "sales@" + resellerName.replace(" ", "") + ".example"),
                                resellerName,
                                Locale.JAPAN,
                                null,
                                "hash-of-" + id.value(),
                                key()),
                        true,
                        validity,
                        now)
                .ifPresent(event -> apply(id, event));
        return told(id);
    }

    public PartnershipId request(DistributorId distributor, String resellerName) {
        return request(distributor, resellerName, Duration.ofDays(30));
    }

    public void accept(PartnershipId id, ResellerTenantId reseller) {
        partnerships
                .get(id)
                .accept(new AcceptPartnership(id, reseller, key()), true, now)
                .ifPresent(event -> apply(id, event));
        takeSlot(id);
        told(id);
    }

    /** Two that have been partners from now on. */
    public PartnershipId partners(DistributorId distributor, ResellerTenantId reseller) {
        PartnershipId id = request(distributor, resellers.get(reseller).name());
        accept(id, reseller);
        return id;
    }

    public PartnershipId partnersByLink(DistributorId distributor, ResellerTenantId reseller) {
        PartnershipId id = new PartnershipId(UUID.randomUUID());
        Partnership.acceptLink(null, new AcceptPartnershipLink(id, distributor, 1, reseller, key()), true, true, now)
                .forEach(event -> apply(id, event));
        takeSlot(id);
        return told(id);
    }

    /** One that was established before the ledger. */
    public PartnershipId importPartnership(DistributorId distributor, ResellerTenantId reseller, Instant since) {
        PartnershipId id = new PartnershipId(UUID.randomUUID());
        ImportPartnership command = new ImportPartnership(id, distributor, reseller, since, key());
        Partnership.importAsItStands(null, slots.get(command.slot()), command, true, now)
                .ifPresent(event -> apply(id, event));
        takeSlot(id);
        return told(id);
    }

    private void takeSlot(PartnershipId id) {
        PartnershipSlotId slot = partnerships.get(id).slot();
        PartnershipSlot.take(slots.get(slot), slot, id, now).ifPresent(event -> apply(slot, event));
    }

    public void refuse(PartnershipId id, ResellerTenantId reseller, String reason) {
        partnerships
                .get(id)
                .refuse(new RefusePartnership(id, reseller, reason, key()), true, now)
                .ifPresent(event -> apply(id, event));
        told(id);
    }

    public void withdraw(PartnershipId id) {
        Partnership partnership = partnerships.get(id);
        partnership
                .withdraw(new WithdrawPartnership(id, partnership.distributor(), null, key()), now)
                .ifPresent(event -> apply(id, event));
        told(id);
    }

    public void expire(PartnershipId id) {
        partnerships.get(id).expire(now).ifPresent(event -> apply(id, event));
        told(id);
    }

    public void remove(PartnershipId id, String reason) {
        Partnership partnership = partnerships.get(id);
        partnership
                .remove(
                        new RemovePartnership(
                                id,
                                partnership.distributor(),
                                reason,
                                new RemovalAttestation(
                                        "partnership-removal", "en", "1", true, true, true, true, true, "sato"),
                                null,
                                key()),
                        now)
                .ifPresent(event -> {
                    apply(id, event);
                    PartnershipSlotId slot = partnership.slot();
                    slots.get(slot).free(id, now).ifPresent(freed -> apply(slot, freed));
                });
        told(id);
    }

    // Customers, orders, subscriptions

    public CustomerId customer(
            DistributorId distributor, @Nullable ResellerTenantId reseller, String name, String country) {
        AddCustomer command = adding(distributor, reseller, name, country);
        claimDomain(command);
        Customer.add(null, command, true, now).ifPresent(event -> apply(command.id(), event));
        return told(command.id());
    }

    /** One the distributor had before the ledger. */
    public CustomerId importCustomer(
            DistributorId distributor, @Nullable ResellerTenantId reseller, String name, String country) {
        AddCustomer command = adding(distributor, reseller, name, country);
        claimDomain(command);
        Customer.importAsItStands(null, new ImportCustomer(command), true, now)
                .ifPresent(event -> apply(command.id(), event));
        return told(command.id());
    }

    /** Ends the relationship, and with it what is suspended. */
    public void removeCustomer(CustomerId id) {
        List<Subscription> its = subscriptions.values().stream()
                .filter(subscription -> subscription.customer().equals(id))
                .toList();
        Customer customer = customers.get(id);
        int active = (int) its.stream()
                .filter(subscription -> subscription.status() == SubscriptionStatus.ACTIVE)
                .count();
        apply(id, customer.remove(new RemoveCustomer(id, customer.distributor(), key()), active, now));
        new CustomerDomainClaim(customer.domain(), id)
                .release(id, customer.distributor(), now)
                .ifPresent(released -> tell("customer-domain", customer.domain().stream(), released));
        its.forEach(subscription -> subscription
                .endWithCustomer(GracePeriods.defaults(), now)
                .ifPresent(ended -> apply(subscription.id(), ended)));
        told(id);
    }

    private void claimDomain(AddCustomer command) {
        tell(
                "customer-domain",
                command.domain().stream(),
                CustomerDomainClaim.claim(null, command.domain(), command.id(), command.distributor(), now));
    }

    private AddCustomer adding(
            DistributorId distributor, @Nullable ResellerTenantId reseller, String name, String country) {
        CustomerId id = new CustomerId(UUID.randomUUID());
        CustomerDomain domain = CustomerDomain.of("c" + id.value() + ".onmicrosoft.com");
        return new AddCustomer(
                id,
                distributor,
                reseller,
                domain,
                name,
                Country.of(country),
                "ja-JP",
                "ja",
                new BillingContact(
                        seal.apply(id.stream(), "it@" + domain.value()),
                        seal.apply(id.stream(), "Yui"),
                        seal.apply(id.stream(), "Mori"),
                        seal.apply(
                                id.stream(),
                                "{\"country\":\"" + country
                                        + "\",\"city\":\"Yokohama\",\"addressLine1\":\"1-2-3 Honcho\"}"),
                        null),
                null,
                key());
    }

    public void resellerPermission(CustomerId id, ResellerPermission permission) {
        Customer customer = customers.get(id);
        customer.setResellerPermission(
                        new SetResellerPermission(id, customer.distributor(), permission, null, key()), true, now)
                .ifPresent(event -> apply(id, event));
        told(id);
    }

    // Delegated administration

    /** Asked for, and no more. */
    public GdapRelationshipId requestGdap(CustomerId customer, ResellerTenantId reseller, Period duration) {
        GdapRelationshipId id = new GdapRelationshipId(UUID.randomUUID());
        GdapRelationship.request(
                        null,
                        new RequestGdap(
                                id,
                                customers.get(customer).distributor(),
                                customer,
                                reseller,
                                new GdapTerms("Support", duration, List.of("729827e3-9c14-49f7-bb1b-9608f156bbb8")),
                                key()),
                        inGoodStanding(reseller),
                        1,
                        now)
                .ifPresent(event -> apply(id, event));
        return told(id);
    }

    public void approveGdap(GdapRelationshipId id, String approvedBy) {
        GdapRelationship gdap = gdaps.get(id);
        gdap.recordApproval(
                        new RecordCustomerApproval(
                                id,
                                gdap.distributor(),
                                new CustomerApproval(
                                        seal.apply(gdap.customer().stream(), approvedBy), now, "ticket 417"),
                                key()),
                        inGoodStanding(gdap.reseller()),
                        1,
                        now)
                .forEach(event -> apply(id, event));
        told(id);
    }

    public void consentToGdap(GdapRelationshipId id) {
        GdapRelationship gdap = gdaps.get(id);
        gdap.consent(new ConsentToGdap(id, gdap.reseller(), key()), inGoodStanding(gdap.reseller()), 1, now)
                .forEach(event -> apply(id, event));
        told(id);
    }

    /** Approved and consented to, for two years from now on. */
    public GdapRelationshipId gdap(CustomerId customer, ResellerTenantId reseller) {
        GdapRelationshipId id = requestGdap(customer, reseller, Period.ofYears(2));
        approveGdap(id, "Yui Mori");
        consentToGdap(id);
        return id;
    }

    public void terminateGdap(GdapRelationshipId id, String reason) {
        GdapRelationship gdap = gdaps.get(id);
        gdap.terminate(new TerminateGdap(id, TenantId.of(gdap.distributor()), reason, key()), now)
                .ifPresent(event -> apply(id, event));
        told(id);
    }

    public void revokeGdap(GdapRelationshipId id) {
        gdaps.get(id).revoke(now).ifPresent(event -> apply(id, event));
        told(id);
    }

    public void expireGdap(GdapRelationshipId id) {
        gdaps.get(id).expire(now).ifPresent(event -> apply(id, event));
        told(id);
    }

    private ResellerStanding inGoodStanding(ResellerTenantId reseller) {
        return new ResellerStanding(plaIdOf(reseller), List.of());
    }

    /** An order of one line for each number of seats. */
    public List<SubscriptionId> order(CustomerId customer, @Nullable PlaId partner, int... seats) {
        PlaceOrder command = placing(new OrderId(UUID.randomUUID().toString()), customer, partner, seats);
        place(command, List.of());
        return command.lines().stream().map(PlaceOrder.Line::subscription).toList();
    }

    /** One the customer had before the ledger, whatever its partner of record is worth. */
    public SubscriptionId importSubscription(CustomerId customer, @Nullable PlaId partner, int seats) {
        SubscriptionId id = new SubscriptionId(UUID.randomUUID());
        Customer buyer = customers.get(customer);
        ImportSubscription command = new ImportSubscription(
                id,
                buyer.distributor(),
                customer,
                new OrderId("before-the-ledger"),
                "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
                null,
                Seats.of(seats),
                BillingCycle.ANNUAL,
                Period.ofYears(1),
                partner,
                now.minus(Duration.ofDays(100)),
                LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(100),
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(264),
                true,
                SubscriptionStatus.ACTIVE,
                key());
        Judgement judgement = judgement(buyer.distributor(), partner, Change.IMPORT, List.of());
        apply(id, new ToldSubscription(command, buyer, GracePeriods.defaults()).taken(judgement, 1, now));
        return told(id);
    }

    /** The command to place an order, to be told blocked or placed, or one after the other. */
    public PlaceOrder placing(OrderId id, CustomerId customer, @Nullable PlaId partner, int... seats) {
        return placing("CFQ7TTC0LH18:0001:CFQ7TTC0K971", id, customer, partner, seats);
    }

    /** The command to place an order of several lines, each with a partner of record of its own. */
    public PlaceOrder placing(OrderId id, CustomerId customer, List<PlaId> partners) {
        List<PlaceOrder.Line> lines = IntStream.range(0, partners.size())
                .mapToObj(line -> new PlaceOrder.Line(
                        line,
                        "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
                        null,
                        Seats.of(1),
                        Period.ofYears(1),
                        partners.get(line),
                        List.of(),
                        new SubscriptionId(UUID.randomUUID())))
                .toList();
        return new PlaceOrder(
                id, customer, customers.get(customer).distributor(), BillingCycle.MONTHLY, lines, true, key());
    }

    private PlaceOrder placing(String offer, OrderId id, CustomerId customer, @Nullable PlaId partner, int... seats) {
        return new PlaceOrder(
                id,
                customer,
                customers.get(customer).distributor(),
                BillingCycle.MONTHLY,
                IntStream.range(0, seats.length)
                        .mapToObj(line -> new PlaceOrder.Line(
                                line,
                                offer,
                                "Business Basic " + line,
                                Seats.of(seats[line]),
                                Period.ofYears(1),
                                partner,
                                List.of(),
                                new SubscriptionId(UUID.randomUUID())))
                        .toList(),
                true,
                key());
    }

    public void place(PlaceOrder command, List<Check> blockedBy) {
        Customer customer = customers.get(command.customer());
        List<Judgement> judgements = command.lines().stream()
                .map(PlaceOrder.Line::partnerIdOnRecord)
                .distinct()
                .map(partner -> judgement(customer.distributor(), partner, Change.ORDER, blockedBy))
                .toList();
        Order.place(orders.get(command.id()), command, customer, judgements, Set.of(), 1, now)
                .ifPresent(event -> apply(command.id(), event));
        told(command.id());
    }

    /** An order of legacy offers, which are billed together; placed. */
    public OrderId orderOfLegacyOffers(CustomerId customer, @Nullable PlaId partner, int... seats) {
        PlaceOrder command = placing(
                "031c9e47-4802-4248-838e-778fb1d2cc05",
                new OrderId(UUID.randomUUID().toString()),
                customer,
                partner,
                seats);
        place(command, List.of());
        return command.id();
    }

    /** The whole order is billed in another rhythm, or that is blocked. */
    public void bill(OrderId id, BillingCycle billingCycle, List<Check> blockedBy) {
        change(id, billingCycle, List.of(), blockedBy);
    }

    /** Something is bought on top of the first line, or that is blocked. */
    public void extend(OrderId id, @Nullable PlaId partner, int seats, List<Check> blockedBy) {
        change(id, null, List.of(addOn(id, partner, seats)), blockedBy);
    }

    /** Both by one request. */
    public void billAndExtend(OrderId id, BillingCycle billingCycle, @Nullable PlaId partner, int seats) {
        change(id, billingCycle, List.of(addOn(id, partner, seats)), List.of());
    }

    private ChangeOrder.NewAddOn addOn(OrderId id, @Nullable PlaId partner, int seats) {
        PlaceOrder.Line line = new PlaceOrder.Line(
                0,
                "2828be95-46ba-4f91-b2fd-0bef192ecf60",
                "Add-on",
                Seats.of(seats),
                Period.ofYears(1),
                partner,
                List.of(),
                new SubscriptionId(UUID.randomUUID()));
        SubscriptionId parent = orders.get(id).subscriptions().get(0);
        return new ChangeOrder.NewAddOn(line, parent);
    }

    private void change(
            OrderId id, @Nullable BillingCycle billingCycle, List<ChangeOrder.NewAddOn> addOns, List<Check> blockedBy) {
        Order before = orders.get(id);
        ChangeOrder command = new ChangeOrder(
                id, before.customer(), before.distributor(), null, billingCycle, List.of(), addOns, true, key());
        RequestedOrderChange requested = new RequestedOrderChange(
                before,
                command,
                before.subscriptions().stream().map(subscriptions::get).toList());
        Customer customer = customers.get(before.customer());
        List<Judgement> judgements = requested.partnersToJudge().entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(partner -> judgement(before.distributor(), partner, each.getKey(), blockedBy)))
                .toList();
        requested.requireAllowed(customer, Set.of());
        requested.events(customer, judgements, 1, now).forEach(event -> apply(id, event));
        told(id);
    }

    /** A cart with something billed monthly and something billed yearly in it; it can be checked out for a year. */
    public CartId cart(CustomerId customer, @Nullable PlaId partner) {
        CreateCart command = new CreateCart(
                new CartId(UUID.randomUUID()),
                customer,
                customers.get(customer).distributor(),
                List.of(item(BillingCycle.MONTHLY, partner), item(BillingCycle.ANNUAL, partner)),
                true,
                Duration.ofDays(365),
                key());
        Cart.create(null, command, customers.get(customer), now).ifPresent(event -> apply(command.id(), event));
        return told(command.id());
    }

    /** Now it holds one thing, billed monthly. */
    public void refill(CartId id, @Nullable PlaId partner) {
        Cart before = carts.get(id);
        before.change(
                        new ChangeCart(
                                id,
                                before.customer(),
                                before.distributor(),
                                List.of(item(BillingCycle.MONTHLY, partner)),
                                null,
                                key()),
                        customers.get(before.customer()),
                        now)
                .ifPresent(event -> apply(id, event));
        told(id);
    }

    /** All that is left in it is ordered. */
    public void checkOut(CartId id) {
        Cart before = carts.get(id);
        CheckOutCart command = new CheckOutCart(id, before.customer(), before.distributor(), key());
        Collection<PlaceOrder> left = before.checkOut(command, now).values();
        Customer customer = customers.get(before.customer());
        for (PlaceOrder order : left) {
            Judgement judgement =
                    judgement(before.distributor(), order.lines().get(0).partnerIdOnRecord(), Change.ORDER, List.of());
            Order.place(null, order, customer, List.of(judgement), Set.of(), 1, now)
                    .ifPresent(event -> apply(order.id(), event));
        }
        before.checkedOut(command, left.stream().map(PlaceOrder::id).toList(), now)
                .ifPresent(event -> apply(id, event));
        told(id);
    }

    private static CartItem item(BillingCycle billingCycle, @Nullable PlaId partner) {
        return new CartItem(
                "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
                "Business Basic",
                Seats.of(5),
                billingCycle,
                Period.ofYears(1),
                partner,
                List.of());
    }

    public OrderId orderOf(SubscriptionId subscription) {
        return subscriptions.get(subscription).order();
    }

    public Subscription subscription(SubscriptionId id) {
        return subscriptions.get(id);
    }

    public void assign(SubscriptionId id, PlaId partner) {
        change(id, partner, null, null, null, null, List.of());
    }

    public void seats(SubscriptionId id, int seats) {
        change(id, null, null, seats, null, null, List.of());
    }

    public void rename(SubscriptionId id, String name) {
        change(id, null, name, null, null, null, List.of());
    }

    public void autoRenew(SubscriptionId id, boolean enabled) {
        change(id, null, null, null, enabled, null, List.of());
    }

    public void status(SubscriptionId id, SubscriptionStatus status) {
        change(id, null, null, null, null, status, List.of());
    }

    /** One change of a subscription; what is absent stays as it is. */
    public void change(
            SubscriptionId id,
            @Nullable PlaId partner,
            @Nullable String friendlyName,
            @Nullable Integer seats,
            @Nullable Boolean autoRenew,
            @Nullable SubscriptionStatus status,
            List<Check> blockedBy) {
        Subscription before = subscriptions.get(id);
        change(
                before,
                new ChangeSubscription(
                        id,
                        before.customer(),
                        before.distributor(),
                        null,
                        partner,
                        friendlyName,
                        seats == null ? null : Seats.of(seats),
                        null,
                        null,
                        autoRenew,
                        status,
                        key()),
                blockedBy);
    }

    /** Another billing plan, another term, or both. */
    public void plan(SubscriptionId id, @Nullable BillingCycle billingCycle, @Nullable Period term) {
        Subscription before = subscriptions.get(id);
        change(
                before,
                new ChangeSubscription(
                        id,
                        before.customer(),
                        before.distributor(),
                        null,
                        null,
                        null,
                        null,
                        billingCycle,
                        term,
                        null,
                        null,
                        key()),
                List.of());
    }

    private void change(Subscription before, ChangeSubscription command, List<Check> blockedBy) {
        List<Judgement> judgements = before.changesToJudge(command).stream()
                .map(kind -> judgement(before.distributor(), before.partnerAfter(command), kind, blockedBy))
                .toList();
        before.change(command, judgements, 1, now).forEach(event -> apply(before.id(), event));
        told(before.id());
    }

    /** Who supports it, the distributor where nobody is named. */
    public void supportContact(SubscriptionId id, @Nullable ResellerTenantId contact) {
        Subscription before = subscriptions.get(id);
        before.nameSupportContact(
                        new NameSupportContact(id, before.customer(), before.distributor(), contact, key()), true, now)
                .ifPresent(event -> apply(id, event));
        told(id);
    }

    /** What time has brought about by now. */
    public void advance(SubscriptionId id) {
        subscriptions.get(id).advance(GracePeriods.defaults(), true, now).forEach(event -> apply(id, event));
        told(id);
    }

    private Judgement judgement(
            DistributorId distributor, @Nullable PlaId partner, Change change, List<Check> blockedBy) {
        Distributor seller = distributors.get(distributor);
        return new Judgement(
                new PartnerOfRecordFacts(
                        new PartnerOfRecordFacts.Distributor(distributor, seller.country()),
                        partner,
                        null,
                        null,
                        PartnerOfRecordFacts.Partnership.NOT_ASKED),
                change,
                new Verdict(blockedBy.stream()
                        .map(check -> new Verdict.Failure(check, true))
                        .toList()));
    }

    // How it is told

    private void claimTenant(TenantId tenant, TenantRole role) {
        tell("tenant", tenant.stream(), TenantClaim.claim(null, tenant, role, now));
    }

    private void claimPlaId(PlaId plaId, TenantId tenant) {
        PlaClaim.claim(plaClaims.get(plaId), plaId, tenant, now).ifPresent((PlaIdClaimed event) -> {
            plaClaims.put(plaId, event.after(null));
            tell("pla", plaId.stream(), event);
        });
    }

    private void apply(ResellerTenantId id, ResellerTenantEvent event) {
        resellers.compute(id, (same, before) -> event.after(before));
        tell("reseller-tenant", id.stream(), event);
    }

    private void apply(PartnershipId id, PartnershipEvent event) {
        partnerships.compute(id, (same, before) -> event.after(before));
        tell("partnership", id.stream(), event);
    }

    private void apply(PartnershipSlotId id, PartnershipSlotEvent event) {
        slots.compute(id, (same, before) -> event.after(before));
        tell("partnership-slot", id.stream(), event);
    }

    private void apply(CustomerId id, CustomerEvent event) {
        customers.compute(id, (same, before) -> event.after(before));
        tell("customer", id.stream(), event);
    }

    private void apply(GdapRelationshipId id, GdapEvent event) {
        gdaps.compute(id, (same, before) -> event.after(before));
        tell("gdap-relationship", id.stream(), event);
    }

    private void apply(OrderId id, OrderEvent event) {
        orders.compute(id, (same, before) -> event.after(before));
        tell("order", id.stream(), event);
        if (event instanceof OrderPlaced placed) {
            for (SubscriptionStarted started : Subscription.startedBy(placed)) {
                apply(SubscriptionId.of(started.subscriptionId()), started);
            }
        } else if (event instanceof OrderExtended extended) {
            for (SubscriptionStarted started : Subscription.startedBy(extended)) {
                apply(SubscriptionId.of(started.subscriptionId()), started);
            }
        } else if (event instanceof OrderBillingCycleChanged changed) {
            for (SubscriptionId billed : orders.get(id).subscriptions()) {
                apply(billed, subscriptions.get(billed).billed(changed));
            }
        }
    }

    private void apply(CartId id, CartEvent event) {
        carts.compute(id, (same, before) -> event.after(before));
        tell("cart", id.stream(), event);
    }

    private void apply(SubscriptionId id, SubscriptionEvent event) {
        subscriptions.compute(id, (same, before) -> event.after(before));
        tell("subscription", id.stream(), event);
    }

    private void tell(String kind, String stream, LedgerEvent event) {
        long sequence = sequences.merge(stream, 0L, (before, first) -> before + 1);
        pending.add(new GenericDomainEventMessage<>(
                kind,
                stream,
                sequence,
                event,
                MetaData.from(caller),
                UUID.randomUUID().toString(),
                now));
    }

    private <T> T told(T about) {
        if (!pending.isEmpty()) {
            book.accept(List.copyOf(pending));
            pending.clear();
        }
        return about;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
