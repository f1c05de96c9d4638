package io.partnerledger.command.http;

import io.partnerledger.kernel.subscription.FindSubscriptionsOfCustomer;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.kernel.subscription.SubscriptionsOfCustomer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;

/** Answers in the query side's place what a customer has, from the events as they are. */
class HoldingStub {

    private final EventStore events;
    private final AtomicReference<Runnable> afterwards = new AtomicReference<>(() -> {});

    HoldingStub(EventStore events) {
        this.events = events;
    }

    /** Does this once, when the next question has been answered and nothing done with the answer yet. */
    void whileTheNextIsAnswered(Runnable doing) {
        afterwards.set(doing);
    }

    @QueryHandler
    SubscriptionsOfCustomer find(FindSubscriptionsOfCustomer question) {
        Map<SubscriptionId, Subscription> its = new LinkedHashMap<>();
        try (BlockingStream<TrackedEventMessage<?>> all = events.openStream(null)) {
            while (all.hasNextAvailable()) {
                if (all.nextAvailable().getPayload() instanceof SubscriptionEvent event) {
                    its.compute(SubscriptionId.of(event.subscriptionId()), (id, before) -> event.after(before));
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        its.values().removeIf(subscription -> !subscription.customer().equals(question.customer()));
        SubscriptionsOfCustomer found = new SubscriptionsOfCustomer(
                (int) its.values().stream()
                        .filter(subscription -> subscription.status() == SubscriptionStatus.ACTIVE)
                        .count(),
                its.values().stream()
                        .filter(subscription -> subscription.status() == SubscriptionStatus.SUSPENDED)
                        .map(Subscription::id)
                        .toList());
        afterwards.getAndSet(() -> {}).run();
        return found;
    }
}
