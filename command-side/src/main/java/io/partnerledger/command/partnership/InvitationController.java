package io.partnerledger.command.partnership;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.stream.States;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.AcceptPartnershipLink;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.RefusePartnership;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How resellers answer invitations. */
@RestController
@RequestMapping("/ledger/invitations/{code}")
class InvitationController {

    private final Commands commands;
    private final WhoIsWho whoIsWho;
    private final InvitationCodes codes;
    private final States states;
    private final Clock clock;

    InvitationController(Commands commands, WhoIsWho whoIsWho, InvitationCodes codes, States states, Clock clock) {
        this.commands = commands;
        this.whoIsWho = whoIsWho;
        this.codes = codes;
        this.states = states;
        this.clock = clock;
    }

    /** Read here, for only who holds the key recognises a reusable code. */
    @GetMapping
    ShownInvitation show(@PathVariable String code) {
        return codes.distributorOf(code)
                .map(distributor -> ShownInvitation.reusable(listed(distributor)))
                .orElseGet(() -> personal(invited(code)));
    }

    private ShownInvitation personal(PartnershipId id) {
        Partnership partnership = states.of(id.stream(), PartnershipEvent.class, PartnershipEvent::after)
                .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
        return ShownInvitation.personal(
                listed(partnership.distributor()),
                partnership.statusAt(clock.instant()).name().toLowerCase(Locale.ROOT),
                partnership.expiresAt());
    }

    private WhoIsWho.ListedDistributor listed(DistributorId distributor) {
        return whoIsWho.asOfNow(page -> page.distributor(distributor))
                .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
    }

    @PostMapping("/acceptance")
    ShownPartnership accept(
            @PathVariable String code,
            @RequestBody Acceptance confirmed,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        ResellerTenantId reseller = new ResellerTenantId(caller.tenant());
        Object command = codes.distributorOf(code)
                .<Object>map(distributor -> byLink(distributor, reseller, key))
                .orElseGet(() -> new AcceptPartnership(invited(code), reseller, key.value()));
        Partnership partnership = commands.send(command, caller, request);
        return whoIsWho.asKnown(page -> ShownPartnership.of(partnership, page));
    }

    /** A reusable link asks nobody in particular, so there is nothing to refuse. */
    @PostMapping("/refusal")
    ShownPartnership refuse(
            @PathVariable String code,
            @RequestBody(required = false) @Nullable Refusal refusal,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        Partnership partnership = commands.send(
                new RefusePartnership(
                        invited(code),
                        new ResellerTenantId(caller.tenant()),
                        refusal == null ? null : refusal.reason(),
                        key.value()),
                caller,
                request);
        return whoIsWho.asKnown(page -> ShownPartnership.of(partnership, page));
    }

    private static AcceptPartnershipLink byLink(DistributorId distributor, ResellerTenantId reseller, RequestKey key) {
        return new AcceptPartnershipLink(
                new PartnershipId(key.uuid("partnership")),
                distributor,
                InvitationCodes.LINK_NUMBER,
                reseller,
                key.value());
    }

    private PartnershipId invited(String code) {
        String hash = InvitationCodes.hashOf(code);
        return whoIsWho.asOfNow(page -> page.invitation(hash))
                .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
    }
}
