package io.partnerledger.command.partnership;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipSlot;
import io.partnerledger.kernel.partnership.PartnershipSlotEvent;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Lets a distributor and a reseller have one active partnership at a time. */
@Aggregate(type = "partnership-slot")
class PartnershipSlotAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable PartnershipSlot slot;

    PartnershipSlotAggregate() {}

    /** Absent where the pair has never been partners. */
    @Nullable
    PartnershipSlot slot() {
        return slot;
    }

    /** Refused if another partnership of the pair is active. */
    PartnershipSlot take(PartnershipSlotId id, PartnershipId partnership, Instant now) {
        PartnershipSlot.take(slot, id, partnership, now).ifPresent(AggregateLifecycle::apply);
        return requireNonNull(slot);
    }

    PartnershipSlot free(PartnershipId partnership, Instant now) {
        requireNonNull(slot).free(partnership, now).ifPresent(AggregateLifecycle::apply);
        return requireNonNull(slot);
    }

    @EventSourcingHandler
    void on(PartnershipSlotEvent event) {
        slot = event.after(slot);
        stream = slot.id().stream();
    }
}
