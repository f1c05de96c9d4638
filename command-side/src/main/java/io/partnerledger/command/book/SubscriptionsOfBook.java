package io.partnerledger.command.book;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.job.JobLine;
import io.partnerledger.command.job.LineResult;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.stream.States;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.ExportedSubscription;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.ImportSubscription;
import io.partnerledger.kernel.subscription.ImportedSubscription;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.kernel.subscription.ToldSubscription;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes over subscriptions. */
@Component
class SubscriptionsOfBook {

    private final Commands commands;
    private final States states;
    private final PartnerOfRecordGate gate;
    private final GracePeriods grace;
    private final Foreseen foreseen;
    private final Clock clock;

    SubscriptionsOfBook(
            Commands commands,
            States states,
            PartnerOfRecordGate gate,
            GracePeriods grace,
            Foreseen foreseen,
            Clock clock) {
        this.commands = commands;
        this.states = states;
        this.gate = gate;
        this.grace = grace;
        this.foreseen = foreseen;
        this.clock = clock;
    }

    LineResult take(ExportedSubscription subscription, @Nullable String customerId, JobLine at) {
        ImportSubscription command = command(subscription, customerOf(subscription, customerId), at);
        return Taking.of(() ->
                        result(at.dryRun() ? foresee(command, at) : commands.send(command, at.caller(), at.request())))
                .about("subscriptionId", command.id().value())
                .about("customerId", command.customer().value());
    }

    private static LineResult result(ImportedSubscription imported) {
        LineResult result = Taking.result(imported.outcome());
        return imported.judgement() == null ? result : result.judged(List.of(imported.judgement()));
    }

    /** As the line names it or, where it doesn't, the links of the subscription. */
    private static CustomerId customerOf(ExportedSubscription subscription, @Nullable String customerId) {
        String named = customerId == null ? subscription.customerOfLink().orElse(null) : customerId;
        if (named == null) {
            throw BadRequest.of("customerId", Text.of("violation.required"));
        }
        if (!Guid.isWellFormed(named)) {
            throw BadRequest.of("subscription.links.self.uri", Text.of("violation.guid"));
        }
        return new CustomerId(Guid.parse(named));
    }

    private static ImportSubscription command(ExportedSubscription told, CustomerId customer, JobLine at) {
        return new ImportSubscription(
                new SubscriptionId(told.guid()),
                new DistributorId(at.caller().tenant()),
                customer,
                OrderId.of(told.orderId()),
                told.offerId(),
                told.friendlyName(),
                Seats.of(told.quantity()),
                told.exactCycle().map(cycle -> cycle.kept()).orElse(BillingCycle.UNKNOWN),
                told.termDuration() == null ? PlaceOrder.Line.DEFAULT_TERM : Period.parse(told.termDuration()),
                told.partnerId() == null ? null : PlaId.of(told.partnerId()),
                told.createdAt(),
                told.effectiveStart(),
                told.commitmentEnd(),
                told.autoRenewEnabled(),
                SubscriptionStatus.valueOf(told.exactly().name()),
                at.key().value());
    }

    private ImportedSubscription foresee(ImportSubscription command, JobLine at) {
        PartnerOfRecordFacts.Customer customer = customer(command, at);
        boolean news = ToldSubscription.isNews(command, known(command).orElse(null), clock.instant())
                && foreseen.add(at, command.id().stream());
        return news
                ? new ImportedSubscription(ImportOutcome.IMPORTED, judged(command, customer))
                : new ImportedSubscription(ImportOutcome.UNCHANGED, null);
    }

    private PartnerOfRecordFacts.Customer customer(ImportSubscription command, JobLine at) {
        return states.of(command.customer().stream(), CustomerEvent.class, CustomerEvent::after)
                .map(known ->
                        new ToldSubscription(command, known, grace).customer().facts())
                .or(() -> foreseen.customer(at, command.customer()))
                .orElseThrow(() -> ToldSubscription.noCustomer(command));
    }

    private Optional<Subscription> known(ImportSubscription command) {
        return states.of(command.id().stream(), SubscriptionEvent.class, SubscriptionEvent::after);
    }

    private Judgement judged(ImportSubscription command, PartnerOfRecordFacts.Customer customer) {
        return gate.judge(command.partner(), List.of(Change.IMPORT), command.distributor(), customer, clock.instant())
                .judgements()
                .get(0);
    }
}
