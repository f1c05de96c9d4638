package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.gdap.ConsentToGdap;
import io.partnerledger.kernel.gdap.CustomerApproval;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.gdap.GdapTerms;
import io.partnerledger.kernel.gdap.RecordCustomerApproval;
import io.partnerledger.kernel.gdap.RequestGdap;
import io.partnerledger.kernel.gdap.TerminateGdap;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Resellers administer what their customers have, for a time. */
final class Delegation {

    private static final List<Period> DURATIONS =
            List.of(Period.ofDays(180), Period.ofYears(1), Period.ofYears(2), Period.ofDays(90));
    private static final String HELPDESK_ADMINISTRATOR = "729827e3-9c14-49f7-bb1b-9608f156bbb8";

    private final Chance chance;
    private final Chronicle chronicle;
    private final Agenda agenda;
    private final Programme programme;
    private final Staff staff;

    Delegation(Chance chance, Chronicle chronicle, Agenda agenda, Programme programme, Staff staff) {
        this.chance = chance;
        this.chronicle = chronicle;
        this.agenda = agenda;
        this.programme = programme;
        this.staff = staff;
    }

    /** A reseller is to administer what its customer has; both agree within days. */
    void delegate(Buyer buyer) {
        Reseller reseller = buyer.reseller;
        if (reseller == null || !isInGoodStanding(buyer, reseller)) {
            return;
        }
        staff.of(buyer.book, "AdminAgent");
        GdapRelationshipId id = new GdapRelationshipId(chance.uuid());
        GdapRelationship.request(
                        null,
                        new RequestGdap(
                                id,
                                buyer.book.distributor.id(),
                                buyer.customer.id(),
                                reseller.tenant.id(),
                                new GdapTerms("Support", chance.of(DURATIONS), List.of(HELPDESK_ADMINISTRATOR)),
                                chance.hash()),
                        programme.standing(reseller, buyer.book),
                        chronicle.told(),
                        chronicle.now())
                .ifPresent(requested -> apply(reseller, requested));
        agenda.in(Duration.ofMinutes(chance.between(60, 5_000)), () -> approve(buyer, reseller, id));
        agenda.in(Duration.ofMinutes(chance.between(60, 5_000)), () -> consent(buyer, reseller, id));
        if (chance.in100(10)) {
            agenda.in(Duration.ofDays(chance.between(20, 80)), () -> terminate(buyer, reseller, id));
        }
    }

    private void approve(Buyer buyer, Reseller reseller, GdapRelationshipId id) {
        GdapRelationship gdap = reseller.delegated.get(id);
        if (gdap == null || !isInGoodStanding(buyer, reseller)) {
            return;
        }
        staff.of(buyer.book, "AdminAgent");
        gdap.recordApproval(
                        new RecordCustomerApproval(
                                id,
                                gdap.distributor(),
                                new CustomerApproval(
                                        chance.sealed(buyer.customer.id().stream(), 9),
                                        chronicle.now(),
                                        "Ticket " + chance.between(1_000, 9_999)),
                                chance.hash()),
                        programme.standing(reseller, buyer.book),
                        chronicle.told(),
                        chronicle.now())
                .forEach(event -> apply(reseller, event));
        expireInTime(reseller, id);
    }

    private void consent(Buyer buyer, Reseller reseller, GdapRelationshipId id) {
        GdapRelationship gdap = reseller.delegated.get(id);
        if (gdap == null || !isInGoodStanding(buyer, reseller)) {
            return;
        }
        staff.of(reseller);
        gdap.consent(
                        new ConsentToGdap(id, reseller.tenant.id(), chance.hash()),
                        programme.standing(reseller, buyer.book),
                        chronicle.told(),
                        chronicle.now())
                .forEach(event -> apply(reseller, event));
        expireInTime(reseller, id);
    }

    private void expireInTime(Reseller reseller, GdapRelationshipId id) {
        GdapRelationship.Term term = reseller.delegated.get(id).term();
        if (term != null) {
            agenda.at(term.endsAt(), () -> {
                GdapRelationship open = reseller.delegated.get(id);
                if (open != null) {
                    chronicle.byItself(open.distributor().value());
                    end(reseller, id, gdap -> gdap.expire(chronicle.now()), chronicle);
                }
            });
        }
    }

    private void terminate(Buyer buyer, Reseller reseller, GdapRelationshipId id) {
        staff.of(buyer.book, "AdminAgent");
        end(
                reseller,
                id,
                gdap -> gdap.terminate(
                        new TerminateGdap(
                                id, TenantId.of(buyer.book.distributor.id()), "No longer needed", chance.hash()),
                        chronicle.now()),
                chronicle);
    }

    /** Ends it, unless it has ended. */
    static void end(
            Reseller reseller,
            GdapRelationshipId id,
            Function<GdapRelationship, Optional<? extends GdapEvent>> how,
            Chronicle chronicle) {
        GdapRelationship open = reseller.delegated.get(id);
        if (open != null) {
            how.apply(open).ifPresent(ended -> {
                chronicle.tell("gdap-relationship", id.stream(), ended);
                reseller.delegated.remove(id);
            });
        }
    }

    private void apply(Reseller reseller, GdapEvent event) {
        GdapRelationshipId id = GdapRelationshipId.of(event.gdapRelationshipId());
        reseller.delegated.compute(id, (same, before) -> event.after(before));
        chronicle.tell("gdap-relationship", id.stream(), event);
    }

    private boolean isInGoodStanding(Buyer buyer, Reseller reseller) {
        return programme.standing(reseller, buyer.book).valid();
    }
}
