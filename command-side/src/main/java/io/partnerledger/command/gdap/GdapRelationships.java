package io.partnerledger.command.gdap;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.JudgedReseller;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.kernel.gdap.ConsentToGdap;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.gdap.RecordCustomerApproval;
import io.partnerledger.kernel.gdap.RequestGdap;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** What brings delegated administration about; the reseller is judged each time, once the stream is locked. */
@Component
class GdapRelationships {

    private final Repository<CustomerAggregate> customers;
    private final Repository<GdapRelationshipAggregate> relationships;
    private final PartnerOfRecordGate gate;
    private final Clock clock;

    GdapRelationships(
            Repository<CustomerAggregate> customers,
            Repository<GdapRelationshipAggregate> relationships,
            PartnerOfRecordGate gate,
            Clock clock) {
        this.customers = customers;
        this.relationships = relationships;
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
        return loaded(command.id()).decide(root -> {
            root.recordApproval(command, judged(root.relationship()), clock.instant());
            return root.relationship();
        });
    }

    @CommandHandler
    GdapRelationship handle(ConsentToGdap command) {
        return loaded(command.id()).decide(root -> {
            root.consent(command, judged(root.relationship()), clock.instant());
            return root.relationship();
        });
    }

    private StreamOf<GdapRelationshipAggregate> loaded(GdapRelationshipId id) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<GdapRelationshipAggregate> relationship = streams.existing(relationships, id.stream());
        streams.load();
        return relationship;
    }

    private JudgedReseller judged(GdapRelationship relationship) {
        return gate.judge(relationship.reseller(), relationship.distributor());
    }
}
