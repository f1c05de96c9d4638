package io.partnerledger.command.gdap;

import io.partnerledger.command.due.Agenda;
import io.partnerledger.command.due.Due;
import io.partnerledger.command.due.DueFolding;
import io.partnerledger.command.due.DueWork;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.gdap.GdapExpired;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.gdap.GdapRequested;
import io.partnerledger.kernel.gdap.GdapTerminated;
import io.partnerledger.kernel.gdap.RevokeGdap;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a reseller's tenant is suspended, all its delegated administration ends, with every customer of every distributor,
 * active or pending (S52).
 *
 * <p>What the suspension found stays on the agenda until it has ended, also past a reactivation: that restores nothing.
 * A request that was judged just before the suspension and stored just after it is found here, too, since the agenda
 * goes by what was stored when; an activation needs no such care, its request having been found by the suspension.
 */
@Component
class WhenATenantIsSuspendedThenItsGdapEnds implements DueWork {

    private static final Table<OpenRow> OPEN =
            Table.of("due_gdap_open", OpenRow.class, "resellerTenantId", "gdapRelationshipId");
    private static final Table<SuspendedRow> SUSPENDED =
            Table.of("due_gdap_suspended", SuspendedRow.class, "resellerTenantId");

    /** Delegated administration that has not ended. */
    record OpenRow(UUID resellerTenantId, UUID gdapRelationshipId, UUID distributorId) {}

    /** A reseller that is suspended. */
    record SuspendedRow(UUID resellerTenantId, @Nullable String correlationId) {}

    @Override
    public String kind() {
        return "gdap-revocation";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(OPEN, SUSPENDED);
    }

    @Override
    public void describe(DueFolding folding) {
        folding.on(TenantSuspended.class, WhenATenantIsSuspendedThenItsGdapEnds::suspended)
                .on(
                        TenantReactivated.class,
                        (e, agenda) -> agenda.rows().delete(SUSPENDED, UUID.fromString(e.resellerTenantId())))
                .on(GdapRequested.class, WhenATenantIsSuspendedThenItsGdapEnds::requested)
                .on(GdapTerminated.class, WhenATenantIsSuspendedThenItsGdapEnds::ended)
                .on(GdapExpired.class, WhenATenantIsSuspendedThenItsGdapEnds::ended);
    }

    private static void suspended(TenantSuspended event, Agenda agenda) {
        UUID reseller = UUID.fromString(event.resellerTenantId());
        agenda.rows().put(SUSPENDED, new SuspendedRow(reseller, agenda.correlationId()));
        agenda.rows()
                .all(OPEN, reseller)
                .forEach(open -> agenda.dueNow(
                        open.gdapRelationshipId().toString(),
                        open.distributorId().toString()));
    }

    private static void requested(GdapRequested event, Agenda agenda) {
        UUID reseller = UUID.fromString(event.resellerTenantId());
        agenda.rows()
                .put(
                        OPEN,
                        new OpenRow(
                                reseller,
                                UUID.fromString(event.gdapRelationshipId()),
                                UUID.fromString(event.distributorId())));
        agenda.rows()
                .get(SUSPENDED, reseller)
                .ifPresent(suspension ->
                        agenda.dueNow(event.gdapRelationshipId(), event.distributorId(), suspension.correlationId()));
    }

    private static void ended(GdapEvent event, Agenda agenda) {
        agenda.rows()
                .delete(OPEN, UUID.fromString(event.resellerTenantId()), UUID.fromString(event.gdapRelationshipId()));
        agenda.noMore(event.gdapRelationshipId());
    }

    @Override
    public RevokeGdap command(Due due) {
        return new RevokeGdap(GdapRelationshipId.of(due.subject()));
    }
}
