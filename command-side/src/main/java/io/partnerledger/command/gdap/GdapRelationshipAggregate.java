package io.partnerledger.command.gdap;

import static java.util.Objects.requireNonNull;

import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.JudgedReseller;
import io.partnerledger.kernel.gdap.ConsentToGdap;
import io.partnerledger.kernel.gdap.ExpireGdap;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.RecordCustomerApproval;
import io.partnerledger.kernel.gdap.RequestGdap;
import io.partnerledger.kernel.gdap.RevokeGdap;
import io.partnerledger.kernel.gdap.TerminateGdap;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Delegated administration of one customer by one reseller. */
@Aggregate(type = "gdap-relationship")
class GdapRelationshipAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable GdapRelationship relationship;

    GdapRelationshipAggregate() {}

    void request(RequestGdap command, JudgedReseller reseller, Instant now) {
        GdapRelationship.request(relationship, command, reseller.standing(), reseller.position(), now)
                .ifPresent(AggregateLifecycle::apply);
    }

    void recordApproval(RecordCustomerApproval command, JudgedReseller reseller, Instant now) {
        relationship()
                .recordApproval(command, reseller.standing(), reseller.position(), now)
                .forEach(AggregateLifecycle::apply);
    }

    void consent(ConsentToGdap command, JudgedReseller reseller, Instant now) {
        relationship()
                .consent(command, reseller.standing(), reseller.position(), now)
                .forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    GdapRelationship handle(TerminateGdap command, Clock clock) {
        relationship().terminate(command, clock.instant()).ifPresent(AggregateLifecycle::apply);
        return relationship();
    }

    @CommandHandler
    GdapRelationship handle(RevokeGdap command, Clock clock) {
        relationship().revoke(clock.instant()).ifPresent(AggregateLifecycle::apply);
        return relationship();
    }

    @CommandHandler
    GdapRelationship handle(ExpireGdap command, Clock clock) {
        relationship().expire(clock.instant()).ifPresent(AggregateLifecycle::apply);
        return relationship();
    }

    GdapRelationship relationship() {
        return requireNonNull(relationship);
    }

    @EventSourcingHandler
    void on(GdapEvent event) {
        relationship = event.after(relationship);
        stream = relationship.id().stream();
    }
}
