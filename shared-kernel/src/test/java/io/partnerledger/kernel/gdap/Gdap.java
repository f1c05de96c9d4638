package io.partnerledger.kernel.gdap;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.ResellerStanding;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/** Kanto asks Minato Foods to delegate administration to Aoba. */
final class Gdap {

    static final DistributorId KANTO = new DistributorId(UUID.randomUUID());
    static final ResellerTenantId AOBA = new ResellerTenantId(UUID.randomUUID());
    static final CustomerId MINATO_FOODS = new CustomerId(UUID.randomUUID());
    static final GdapRelationshipId ID = new GdapRelationshipId(UUID.randomUUID());
    static final PlaId AOBAS_PLA = PlaId.of("5102938");
    static final ResellerStanding GOOD = new ResellerStanding(AOBAS_PLA, List.of());
    static final ResellerStanding SUSPENDED =
            new ResellerStanding(AOBAS_PLA, List.of(Check.TENANT_SUSPENDED, Check.NO_PARTNERSHIP));
    static final long POSITION = 4_711;
    static final Instant REQUESTED_AT = Instant.parse("2026-02-28T12:00:00Z");
    static final Instant NOW = REQUESTED_AT.plus(Duration.ofHours(1));
    /** A year later, in the calendar. */
    static final Instant ENDS_AT = Instant.parse("2027-02-28T13:00:00Z");

    private Gdap() {}

    static RequestGdap request(String requestKey) {
        return new RequestGdap(
                ID,
                KANTO,
                MINATO_FOODS,
                AOBA,
                new GdapTerms("Support by Aoba", Period.ofYears(1), List.of("729827e3-9c14-49f7-bb1b-9608f156bbb8")),
                requestKey);
    }

    static RecordCustomerApproval approval(String requestKey) {
        return approvalAt(NOW, requestKey);
    }

    static RecordCustomerApproval approvalAt(Instant approvedAt, String requestKey) {
        return new RecordCustomerApproval(
                ID,
                KANTO,
                new CustomerApproval(new SealedText(MINATO_FOODS.stream(), 1, "c2VhbGVk"), approvedAt, "ticket 417"),
                requestKey);
    }

    static ConsentToGdap consent(String requestKey) {
        return new ConsentToGdap(ID, AOBA, requestKey);
    }

    static GdapRelationship requested() {
        return GdapRelationship.request(null, request("request"), GOOD, POSITION, REQUESTED_AT)
                .orElseThrow()
                .after(null);
    }

    static GdapRelationship approved() {
        return after(requested(), requested().recordApproval(approval("approval"), GOOD, POSITION, NOW));
    }

    static GdapRelationship consented() {
        return after(requested(), requested().consent(consent("consent"), GOOD, POSITION, NOW));
    }

    static GdapRelationship active() {
        return after(approved(), approved().consent(consent("consent"), GOOD, POSITION, NOW));
    }

    static GdapRelationship revoked() {
        return active().revoke(NOW).orElseThrow().after(active());
    }

    static GdapRelationship expired() {
        return active().expire(ENDS_AT).orElseThrow().after(active());
    }

    static GdapRelationship after(GdapRelationship before, List<? extends GdapEvent> events) {
        GdapRelationship state = before;
        for (GdapEvent event : events) {
            state = event.after(state);
        }
        return state;
    }
}
