package io.partnerledger.command.partnership;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.AcceptPartnershipLink;
import io.partnerledger.kernel.partnership.ImportPartnership;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipSlot;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import io.partnerledger.kernel.partnership.RemovePartnership;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * What makes or ends an active partnership: it and the slot of the pair change in one append.
 *
 * <p>The slot's name is only known once the partnership is, so it is always loaded second.
 */
@Component
class Partnerships {

    private final Repository<PartnershipAggregate> partnerships;
    private final Repository<PartnershipSlotAggregate> slots;
    private final PartnerDirectory directory;
    private final Clock clock;

    Partnerships(
            Repository<PartnershipAggregate> partnerships,
            Repository<PartnershipSlotAggregate> slots,
            PartnerDirectory directory,
            Clock clock) {
        this.partnerships = partnerships;
        this.slots = slots;
        this.directory = directory;
        this.clock = clock;
    }

    @CommandHandler
    Partnership handle(AcceptPartnership command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<PartnershipAggregate> partnership = streams.existing(partnerships, command.id().stream());
        streams.load();

        boolean onboarded = directory.atLeastNow(partners -> partners.onboarded(command.reseller()));
        Instant now = clock.instant();
        if (partnership.decide(root -> root.accept(command, onboarded, now))) {
            takeSlot(streams, partnership.decide(PartnershipAggregate::partnership), now);
        }
        return partnership.decide(PartnershipAggregate::partnership);
    }

    @CommandHandler
    Partnership handle(AcceptPartnershipLink command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<PartnershipAggregate> partnership =
                streams.existingOrNew(partnerships, command.id().stream(), PartnershipAggregate::new);
        streams.load();

        Known known = directory.atLeastNow(partners ->
                new Known(partners.registered(command.distributor()), partners.onboarded(command.reseller())));
        Instant now = clock.instant();
        if (partnership.decide(
                root -> root.acceptLink(command, known.distributorRegistered(), known.resellerOnboarded(), now))) {
            takeSlot(streams, partnership.decide(PartnershipAggregate::partnership), now);
        }
        return partnership.decide(PartnershipAggregate::partnership);
    }

    @CommandHandler
    ImportOutcome handle(ImportPartnership command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<PartnershipAggregate> partnership =
                streams.existingOrNew(partnerships, command.id().stream(), PartnershipAggregate::new);
        StreamOf<PartnershipSlotAggregate> slot =
                streams.existingOrNew(slots, command.slot().stream(), PartnershipSlotAggregate::new);
        streams.load();

        boolean registered = directory.atLeastNow(partners -> partners.registered(command.reseller()));
        Instant now = clock.instant();
        PartnershipSlot before = slot.decide(PartnershipSlotAggregate::slot);
        if (partnership.decide(root -> root.importAsItStands(command, before, registered, now))) {
            slot.decide(root -> root.take(command.slot(), command.id(), now));
        }
        return ImportOutcome.of(partnership.decide(root -> root.wasBegunBy(command.requestKey())));
    }

    @CommandHandler
    Partnership handle(RemovePartnership command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<PartnershipAggregate> partnership = streams.existing(partnerships, command.id().stream());
        streams.load();

        Instant now = clock.instant();
        if (partnership.decide(root -> root.remove(command, now))) {
            PartnershipSlotId id =
                    partnership.decide(PartnershipAggregate::partnership).slot();
            StreamOf<PartnershipSlotAggregate> slot = streams.existing(slots, id.stream());
            streams.load();
            slot.decide(root -> root.free(command.id(), now));
        }
        return partnership.decide(PartnershipAggregate::partnership);
    }

    private record Known(boolean distributorRegistered, boolean resellerOnboarded) {}

    private void takeSlot(StreamsOfOneCommand streams, Partnership partnership, Instant now) {
        PartnershipSlotId id = partnership.slot();
        StreamOf<PartnershipSlotAggregate> slot =
                streams.existingOrNew(slots, id.stream(), PartnershipSlotAggregate::new);
        streams.load();
        slot.decide(root -> root.take(id, partnership.id(), now));
    }
}
