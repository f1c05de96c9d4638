package io.partnerledger.command.partnership;

import static java.util.Objects.requireNonNull;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.AcceptPartnershipLink;
import io.partnerledger.kernel.partnership.ExpirePartnership;
import io.partnerledger.kernel.partnership.ImportPartnership;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.partnership.PartnershipImported;
import io.partnerledger.kernel.partnership.PartnershipRemoved;
import io.partnerledger.kernel.partnership.PartnershipSlot;
import io.partnerledger.kernel.partnership.RefusePartnership;
import io.partnerledger.kernel.partnership.RemovePartnership;
import io.partnerledger.kernel.partnership.RequestPartnership;
import io.partnerledger.kernel.partnership.WithdrawPartnership;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One partnership, from request to removal. */
@Aggregate(type = "partnership")
class PartnershipAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Partnership partnership;

    PartnershipAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Partnership handle(RequestPartnership command, PartnerDirectory directory, InvitationTerms terms, Clock clock) {
        boolean registered = directory.atLeastNow(partners -> partners.registered(command.distributor()));
        Partnership.request(partnership, command, registered, terms.validity(), clock.instant())
                .ifPresent(AggregateLifecycle::apply);
        return partnership();
    }

    @CommandHandler
    Partnership handle(RefusePartnership command, PartnerDirectory directory, Clock clock) {
        boolean registered = directory.atLeastNow(partners -> partners.registered(command.reseller()));
        partnership().refuse(command, registered, clock.instant()).ifPresent(AggregateLifecycle::apply);
        return partnership();
    }

    @CommandHandler
    Partnership handle(WithdrawPartnership command, Clock clock) {
        partnership().withdraw(command, clock.instant()).ifPresent(AggregateLifecycle::apply);
        return partnership();
    }

    @CommandHandler
    Partnership handle(ExpirePartnership command, Clock clock) {
        partnership().expire(clock.instant()).ifPresent(AggregateLifecycle::apply);
        return partnership();
    }

    /** Whether this is news; a repeat of the request that accepted it isn't. */
    boolean accept(AcceptPartnership command, boolean onboarded, Instant now) {
        Optional<PartnershipAccepted> accepted = partnership().accept(command, onboarded, now);
        accepted.ifPresent(AggregateLifecycle::apply);
        return accepted.isPresent();
    }

    /** Whether this is news; a repeat of the request that accepted it isn't. */
    boolean acceptLink(AcceptPartnershipLink command, boolean distributorRegistered, boolean onboarded, Instant now) {
        List<PartnershipEvent> events =
                Partnership.acceptLink(partnership, command, distributorRegistered, onboarded, now);
        events.forEach(AggregateLifecycle::apply);
        return !events.isEmpty();
    }

    /** Whether this is news; it isn't where the two are partners. */
    boolean importAsItStands(
            ImportPartnership command, @Nullable PartnershipSlot slot, boolean registered, Instant now) {
        Optional<PartnershipImported> imported =
                Partnership.importAsItStands(partnership, slot, command, registered, now);
        imported.ifPresent(AggregateLifecycle::apply);
        return imported.isPresent();
    }

    /** Whether this is news; a repeat of the request that removed it isn't. */
    boolean remove(RemovePartnership command, Instant now) {
        Optional<PartnershipRemoved> removed = partnership().remove(command, now);
        removed.ifPresent(AggregateLifecycle::apply);
        return removed.isPresent();
    }

    /** One that hasn't begun wasn't begun by any request. */
    boolean wasBegunBy(String requestKey) {
        return partnership != null && partnership.wasBegunBy(requestKey);
    }

    Partnership partnership() {
        return requireNonNull(partnership);
    }

    @EventSourcingHandler
    void on(PartnershipEvent event) {
        partnership = event.after(partnership);
        stream = partnership.id().stream();
    }
}
