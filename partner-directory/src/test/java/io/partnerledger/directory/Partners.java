package io.partnerledger.directory;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.distributor.DistributorRegistered;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.partnership.PartnershipSlotFreed;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import io.partnerledger.kernel.partnership.PartnershipSlotTaken;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.AgreementRecorded;
import io.partnerledger.kernel.resellertenant.CspAuthorizationChanged;
import io.partnerledger.kernel.resellertenant.LocationRecorded;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.resellertenant.ResellerTenantRegistered;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kanto and Rhein, two distributors, and Aoba, a reseller; each story has its own. */
final class Partners {

    private static final Instant TIME = Instant.parse("2026-03-31T09:00:00Z");

    final DistributorId kanto = new DistributorId(UUID.randomUUID());
    final DistributorId rhein = new DistributorId(UUID.randomUUID());
    final ResellerTenantId aoba = new ResellerTenantId(UUID.randomUUID());
    final PlaId kantosPla = anyPlaId();
    final PlaId rheinsPla = anyPlaId();
    final PlaId aobasPla = anyPlaId();
    final PlaId aobasNextPla = anyPlaId();
    final PartnershipId partnership = new PartnershipId(UUID.randomUUID());

    private static PlaId anyPlaId() {
        return PlaId.of(Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L)));
    }

    List<Happening> kantoRegistered() {
        return registered(kanto, "Kanto Distribution", "JP", kantosPla);
    }

    List<Happening> rheinRegistered() {
        return registered(rhein, "Rhein Distribution", "DE", rheinsPla);
    }

    private static List<Happening> registered(DistributorId id, String name, String country, PlaId plaId) {
        return List.of(
                claimed(plaId, id.value()),
                new Happening(
                        id.stream(),
                        new DistributorRegistered(
                                id.value().toString(),
                                name,
                                country,
                                plaId.value(),
                                true,
                                null,
                                null,
                                null,
                                TIME,
                                "request")));
    }

    List<Happening> aobaRegistered() {
        return List.of(
                claimed(aobasPla, aoba.value()),
                ofAoba(new ResellerTenantRegistered(
                        id(), "Aoba Systems", "JP", aobasPla.value(), null, null, null, null, TIME, "request")));
    }

    List<Happening> aobaIs(String authorization) {
        return List.of(
                ofAoba(new CspAuthorizationChanged(id(), authorization, null, null, null, null, TIME, "request")));
    }

    List<Happening> aobaSuspended() {
        return List.of(ofAoba(new TenantSuspended(id(), null, null, null, null, TIME, "request")));
    }

    List<Happening> aobaReactivated() {
        return List.of(ofAoba(new TenantReactivated(id(), null, null, null, null, TIME, "request")));
    }

    List<Happening> aobasAgreementSigned(boolean signed) {
        return List.of(ofAoba(new AgreementRecorded(id(), signed, null, null, null, TIME, "request")));
    }

    List<Happening> aobasLocationIs(String status) {
        return List.of(aobasLocation(aobasPla, null, "JP", status));
    }

    /** The PLA ID is claimed in the same append, as it is the first time. */
    List<Happening> aobaMovedToItsNextPla(String country) {
        return List.of(
                claimed(aobasNextPla, aoba.value()), aobasLocation(aobasNextPla, aobasPla, country, "authorized"));
    }

    List<Happening> aobaMovedBack() {
        return List.of(aobasLocation(aobasPla, aobasNextPla, "JP", "authorized"));
    }

    List<Happening> invited(String codeHash) {
        SealedText email = new SealedText(partnership.stream(), 1, "c2VhbGVk");
        return List.of(new Happening(
                partnership.stream(),
                new PartnershipRequested(
                        partnership.value().toString(),
                        kanto.value().toString(),
                        email,
                        null,
                        "ja-JP",
                        null,
                        codeHash,
                        TIME,
                        TIME.plusSeconds(3600),
                        "request")));
    }

    List<Happening> partnersOf(DistributorId distributor, PartnershipId episode) {
        return List.of(new Happening(
                new PartnershipSlotId(distributor, aoba).stream(),
                new PartnershipSlotTaken(
                        distributor.value().toString(), id(), episode.value().toString(), TIME)));
    }

    List<Happening> partnersNoMoreOf(DistributorId distributor, PartnershipId episode) {
        return List.of(new Happening(
                new PartnershipSlotId(distributor, aoba).stream(),
                new PartnershipSlotFreed(
                        distributor.value().toString(), id(), episode.value().toString(), TIME)));
    }

    /** All of the above, with rows that come, change, and go again. */
    List<Happening> wholeStory() {
        return Stream.of(
                        kantoRegistered(),
                        aobaRegistered(),
                        invited("hash of " + partnership),
                        aobaIs("authorized"),
                        aobasAgreementSigned(true),
                        aobasLocationIs("authorized"),
                        partnersOf(kanto, partnership),
                        rheinRegistered(),
                        partnersOf(rhein, new PartnershipId(rhein.value())),
                        aobaSuspended(),
                        aobaMovedToItsNextPla("KR"),
                        partnersNoMoreOf(kanto, partnership),
                        aobaIs("revoked"),
                        aobaReactivated(),
                        partnersNoMoreOf(rhein, new PartnershipId(rhein.value())),
                        partnersOf(kanto, new PartnershipId(kanto.value())))
                .flatMap(List::stream)
                .toList();
    }

    private Happening aobasLocation(PlaId plaId, @Nullable PlaId former, String country, String status) {
        return ofAoba(new LocationRecorded(
                id(),
                plaId.value(),
                former == null ? null : former.value(),
                country,
                status,
                null,
                null,
                null,
                TIME,
                "request"));
    }

    private static Happening claimed(PlaId plaId, UUID tenant) {
        return new Happening(plaId.stream(), new PlaIdClaimed(plaId.value(), tenant.toString(), TIME));
    }

    private Happening ofAoba(ResellerTenantEvent event) {
        return new Happening(aoba.stream(), event);
    }

    private String id() {
        return aoba.value().toString();
    }
}
