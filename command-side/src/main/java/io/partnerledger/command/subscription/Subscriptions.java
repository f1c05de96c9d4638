package io.partnerledger.command.subscription;

import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.stream.States;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.ImportSubscription;
import io.partnerledger.kernel.subscription.ImportedSubscription;
import io.partnerledger.kernel.subscription.ToldSubscription;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes over subscriptions as they stand; their customers are read without being locked, for a book is long. */
@Component
class Subscriptions {

    private final Repository<SubscriptionAggregate> subscriptions;
    private final States states;
    private final PartnerOfRecordGate gate;
    private final GracePeriods grace;
    private final Clock clock;

    Subscriptions(
            Repository<SubscriptionAggregate> subscriptions,
            States states,
            PartnerOfRecordGate gate,
            GracePeriods grace,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.states = states;
        this.gate = gate;
        this.grace = grace;
        this.clock = clock;
    }

    @CommandHandler
    ImportedSubscription handle(ImportSubscription command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<SubscriptionAggregate> subscription =
                streams.existingOrNew(subscriptions, command.id().stream(), SubscriptionAggregate::new);
        streams.load();

        Customer customer = states.assumed(command.customer().stream(), CustomerEvent.class, CustomerEvent::after)
                .orElseThrow(() -> ToldSubscription.noCustomer(command));
        ToldSubscription told = new ToldSubscription(command, customer, grace);
        Instant now = clock.instant();
        Optional<Judgement> judgement = subscription.decide(root -> root.take(
                told,
                () -> gate.judge(
                        command.partner(), Set.of(Change.IMPORT), command.distributor(), customer.facts(), now),
                now));
        return new ImportedSubscription(
                ImportOutcome.of(subscription.decide(root -> root.wasBegunBy(command.requestKey()))),
                judgement.orElse(null));
    }
}
