package io.partnerledger.command.book;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.job.JobLine;
import io.partnerledger.command.job.LineResult;
import io.partnerledger.command.stream.States;
import io.partnerledger.edge.partnercenter.ExportedReseller;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.ImportPartnership;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipSlot;
import io.partnerledger.kernel.partnership.PartnershipSlotEvent;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes over partnerships. */
@Component
class PartnershipsOfBook {

    private final Commands commands;
    private final States states;
    private final PartnerDirectory directory;
    private final Foreseen foreseen;
    private final Clock clock;

    PartnershipsOfBook(Commands commands, States states, PartnerDirectory directory, Foreseen foreseen, Clock clock) {
        this.commands = commands;
        this.states = states;
        this.directory = directory;
        this.foreseen = foreseen;
        this.clock = clock;
    }

    LineResult take(ExportedReseller reseller, JobLine at) {
        ImportPartnership command = new ImportPartnership(
                new PartnershipId(at.key().uuid("partnership")),
                new DistributorId(at.caller().tenant()),
                new ResellerTenantId(reseller.tenant()),
                reseller.establishedAt().orElse(null),
                at.key().value());
        return Taking.of(() -> Taking.result(
                        at.dryRun() ? foresee(command, at) : commands.send(command, at.caller(), at.request())))
                .about("resellerTenantId", reseller.tenant());
    }

    private ImportOutcome foresee(ImportPartnership command, JobLine at) {
        PartnershipSlot slot = states.of(
                        command.slot().stream(), PartnershipSlotEvent.class, PartnershipSlotEvent::after)
                .orElse(null);
        boolean registered = directory.atLeastNow(partners -> partners.registered(command.reseller()));
        return ImportOutcome.of(Partnership.importAsItStands(null, slot, command, registered, clock.instant())
                        .isPresent()
                && foreseen.add(at, command.slot().stream()));
    }
}
