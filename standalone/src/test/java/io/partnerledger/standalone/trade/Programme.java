package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.distributor.Distributor;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.distributor.DistributorRegistered;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Partnership;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules;
import io.partnerledger.kernel.partnerofrecord.ResellerStanding;
import io.partnerledger.kernel.pla.PlaClaim;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.programme.Evidence;
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
import io.partnerledger.kernel.tenant.TenantClaim;
import io.partnerledger.kernel.tenant.TenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the programme says of distributors and resellers, and how they are judged by it. */
final class Programme {

    private static final List<String> FIRST = List.of(
            "Aoba", "Minami", "Kita", "Nishi", "Higashi", "Tokai", "Sakura", "Hikari", "Fjord", "Alpen", "Isar",
            "Hansa", "Nord", "Polar", "Delta", "Rhone");
    private static final List<String> SECOND =
            List.of("Systems", "Cloud", "Networks", "IT", "Soft", "Consulting", "Solutions", "Data");
    private static final List<String> TROUBLE =
            List.of("Unpaid invoices", "Review of a fraud report", "Missing security contact");

    private final Chance chance;
    private final Chronicle chronicle;
    private final Agenda agenda;
    private final PartnerOfRecordPolicy policy = new PartnerOfRecordPolicy(PartnerOfRecordRules.defaults());
    private final UUID operator;
    private final Map<PlaId, Reseller> holders = new HashMap<>();
    private final List<Reseller> resellers = new ArrayList<>();
    private int plaIds = 3_000_000;

    Programme(Chance chance, Chronicle chronicle, Agenda agenda) {
        this.chance = chance;
        this.chronicle = chronicle;
        this.agenda = agenda;
        this.operator = chance.uuid();
    }

    int resellers() {
        return resellers.size();
    }

    Book distributor(String name, List<String> countries) {
        speaks();
        DistributorId id = new DistributorId(chance.uuid());
        PlaId plaId = freshPlaId();
        claim(TenantId.of(id), TenantRole.DISTRIBUTOR);
        claim(plaId, TenantId.of(id));
        DistributorRegistered registered = Distributor.register(
                        null,
                        new RegisterDistributor(
                                id, name, Country.of(countries.get(0)), plaId, true, Evidence.none(), chance.hash()),
                        chronicle.now())
                .orElseThrow();
        chronicle.tell("distributor", id.stream(), registered);
        return new Book(registered.after(null), countries);
    }

    /** A new reseller; the programme may still have something to say against it. */
    Reseller reseller(String country) {
        speaks();
        ResellerTenantId id = new ResellerTenantId(chance.uuid());
        PlaId plaId = freshPlaId();
        claim(TenantId.of(id), TenantRole.RESELLER);
        claim(plaId, TenantId.of(id));
        ResellerTenantEvent registered = ResellerTenant.register(
                        null,
                        new RegisterResellerTenant(
                                id,
                                chance.of(FIRST) + " " + chance.of(SECOND) + " " + (resellers.size() + 1),
                                Country.of(country),
                                plaId,
                                chance.sealed(id.stream(), 24),
                                Evidence.none(),
                                chance.hash()),
                        chronicle.now())
                .orElseThrow();
        Reseller reseller = new Reseller(registered.after(null), country);
        chronicle.tell("reseller-tenant", id.stream(), registered);
        holders.put(plaId, reseller);
        resellers.add(reseller);
        authorization(reseller, CspAuthorization.AUTHORIZED);
        if (!chance.in100(2)) {
            agreement(reseller, true);
        }
        located(reseller, plaId, chance.in100(2) ? LocationStatus.REJECTED : LocationStatus.AUTHORIZED);
        return reseller;
    }

    /** Something is wrong with a reseller, mostly for some weeks. */
    void trouble() {
        Reseller reseller = chance.of(resellers);
        Duration later = Duration.ofHours(chance.between(24, 24 * 60));
        int kind = chance.between(1, 10);
        if (kind <= 6) {
            suspended(reseller);
            agenda.in(later, () -> reactivated(reseller));
        } else if (kind == 7) {
            authorization(reseller, CspAuthorization.REVOKED);
            agenda.in(later, () -> authorization(reseller, CspAuthorization.AUTHORIZED));
        } else if (kind == 8) {
            agreement(reseller, false);
            agenda.in(later, () -> agreement(reseller, true));
        } else if (kind == 9) {
            located(reseller, reseller.plaId(), LocationStatus.PENDING);
            agenda.in(later, () -> located(reseller, reseller.plaId(), LocationStatus.AUTHORIZED));
        } else {
            moved(reseller);
        }
    }

    private void moved(Reseller reseller) {
        PlaId next = freshPlaId();
        holders.put(next, reseller);
        speaks();
        claim(next, TenantId.of(reseller.tenant.id()));
        located(reseller, next, LocationStatus.AUTHORIZED);
    }

    private void suspended(Reseller reseller) {
        speaks();
        say(
                reseller,
                reseller.tenant.suspend(
                        new SuspendTenant(reseller.tenant.id(), chance.of(TROUBLE), Evidence.none(), chance.hash()),
                        chronicle.now()));
        // With the suspension all delegated administration ends (S52).
        reseller.delegated
                .values()
                .forEach(gdap -> agenda.in(Duration.ofSeconds(1), () -> {
                    chronicle.byItself(gdap.distributor().value());
                    Delegation.end(reseller, gdap.id(), open -> open.revoke(chronicle.now()), chronicle);
                }));
    }

    private void reactivated(Reseller reseller) {
        speaks();
        say(
                reseller,
                reseller.tenant.reactivate(
                        new ReactivateTenant(reseller.tenant.id(), null, Evidence.none(), chance.hash()),
                        chronicle.now()));
    }

    private void authorization(Reseller reseller, CspAuthorization status) {
        speaks();
        say(
                reseller,
                reseller.tenant.changeCspAuthorization(
                        new ChangeCspAuthorization(reseller.tenant.id(), status, null, Evidence.none(), chance.hash()),
                        chronicle.now()));
    }

    private void agreement(Reseller reseller, boolean signed) {
        speaks();
        say(
                reseller,
                reseller.tenant.recordAgreement(
                        new RecordAgreement(reseller.tenant.id(), signed, Evidence.none(), chance.hash()),
                        chronicle.now()));
    }

    private void located(Reseller reseller, PlaId plaId, LocationStatus status) {
        speaks();
        say(
                reseller,
                reseller.tenant.recordLocation(
                        new RecordLocation(
                                reseller.tenant.id(),
                                plaId,
                                Country.of(reseller.country),
                                status,
                                Evidence.none(),
                                chance.hash()),
                        chronicle.now()));
    }

    private void say(Reseller reseller, Optional<? extends ResellerTenantEvent> said) {
        said.ifPresent(event -> {
            reseller.tenant = event.after(reseller.tenant);
            chronicle.tell("reseller-tenant", reseller.tenant.id().stream(), event);
        });
    }

    private void speaks() {
        chronicle.request("programme", operator, "ProgrammeOperator");
    }

    private void claim(TenantId tenant, TenantRole role) {
        chronicle.tell("tenant", tenant.stream(), TenantClaim.claim(null, tenant, role, chronicle.now()));
    }

    private void claim(PlaId plaId, TenantId tenant) {
        PlaClaim.claim(null, plaId, tenant, chronicle.now())
                .ifPresent(claimed -> chronicle.tell("pla", plaId.stream(), claimed));
    }

    /** One that is nobody's, unless the programme gives it away. */
    PlaId freshPlaId() {
        return PlaId.of(Integer.toString(plaIds++));
    }

    Judgement judgement(
            Book book, @Nullable PlaId plaId, PartnerOfRecordFacts.@Nullable Customer customer, Change change) {
        PartnerOfRecordFacts facts = facts(book, plaId, customer);
        return new Judgement(facts, change, policy.judge(facts, change, chronicle.now()));
    }

    boolean validates(Change change) {
        return policy.validates(change);
    }

    ResellerStanding standing(Reseller reseller, Book book) {
        return new ResellerStanding(reseller.plaId(), policy.failedChecks(facts(book, reseller.plaId(), null)));
    }

    private PartnerOfRecordFacts facts(
            Book book, @Nullable PlaId plaId, PartnerOfRecordFacts.@Nullable Customer customer) {
        Reseller holder = plaId == null ? null : holders.get(plaId);
        return new PartnerOfRecordFacts(
                new PartnerOfRecordFacts.Distributor(book.distributor.id(), book.distributor.country()),
                plaId,
                holder == null ? null : holder.under(plaId),
                customer,
                holder == null
                        ? Partnership.NOT_ASKED
                        : holder.isPartnerOf(book) ? Partnership.ACTIVE : Partnership.NONE);
    }
}
