package io.partnerledger.command.gdap;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.JudgedReseller;
import io.partnerledger.command.stream.States;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.gdap.ConsentToGdap;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.gdap.RecordCustomerApproval;
import io.partnerledger.kernel.gdap.RequestGdap;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** What brings delegated administration about; the reseller is judged each time, once the stream is locked. */
@Component
class GdapRelationships {

    private final Repository<CustomerAggregate> customers;
    private final Repository<GdapRelationshipAggregate> relationships;
    private final States states;
    private final PartnerOfRecordGate gate;
    private final Clock clock;

    GdapRelationships(
            Repository<CustomerAggregate> customers,
            Repository<GdapRelationshipAggregate> relationships,
            States states,
            PartnerOfRecordGate gate,
            Clock clock) {
        this.customers = customers;
        this.relationships = relationships;
        this.states = states;
        this.gate = gate;
        this.clock = clock;
    }

    @CommandHandler
    GdapRelationship handle(RequestGdap command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CustomerAggregate> ofCustomer = streams.existing(customers, command.customer().stream());
        StreamOf<GdapRelationshipAggregate> relationship =
                streams.existingOrNew(relationships, command.id().stream(), GdapRelationshipAggregate::new);
        streams.load();

        ofCustomer.assume(CustomerAggregate::customer).requireOf(command.distributor());
        JudgedReseller reseller = gate.judge(command.reseller(), command.distributor());
        return relationship.decide(root -> {
            root.request(command, reseller, clock.instant());
            return root.relationship();
        });
    }

    @CommandHandler
    GdapRelationship handle(RecordCustomerApproval command) {
        return ofSomebodysCustomer(command.id(), command.requestKey()).decide(root -> {
            root.recordApproval(command, judged(root.relationship()), clock.instant());
            return root.relationship();
        });
    }

    @CommandHandler
    GdapRelationship handle(ConsentToGdap command) {
        return ofSomebodysCustomer(command.id(), command.requestKey()).decide(root -> {
            root.consent(command, judged(root.relationship()), clock.instant());
            return root.relationship();
        });
    }

    /** What a removed customer's reseller may do there stays as it was, and becomes no more. */
    private StreamOf<GdapRelationshipAggregate> ofSomebodysCustomer(GdapRelationshipId id, String requestKey) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<GdapRelationshipAggregate> relationship = streams.existing(relationships, id.stream());
        streams.load();
        GdapRelationship before = relationship.decide(GdapRelationshipAggregate::relationship);
        if (!before.answered().contain(requestKey)) {
            states.assumed(before.customer().stream(), CustomerEvent.class, CustomerEvent::after)
                    .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE))
                    .requireOf(before.distributor());
        }
        return relationship;
    }

    private JudgedReseller judged(GdapRelationship relationship) {
        return gate.judge(relationship.reseller(), relationship.distributor());
    }
}
