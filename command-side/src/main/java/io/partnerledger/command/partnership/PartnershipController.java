package io.partnerledger.command.partnership;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.stream.States;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.answered.Discreet;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.entitytag.EntityTag;
import io.partnerledger.edge.entitytag.IfMatch;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnerDependents;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import io.partnerledger.kernel.partnership.RemovePartnership;
import io.partnerledger.kernel.partnership.RequestPartnership;
import io.partnerledger.kernel.partnership.WithdrawPartnership;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a distributor does with its partnerships. */
@RestController
@RequestMapping("/ledger/partnerships")
class PartnershipController {

    private final Commands commands;
    private final States states;
    private final WhoIsWho whoIsWho;
    private final PersonalDataVault vault;
    private final InvitationCodes codes;
    private final InvitationLinks links;
    private final DependentsLookUp dependents;
    private final Clock clock;

    PartnershipController(
            Commands commands,
            States states,
            WhoIsWho whoIsWho,
            PersonalDataVault vault,
            InvitationCodes codes,
            InvitationLinks links,
            DependentsLookUp dependents,
            Clock clock) {
        this.commands = commands;
        this.states = states;
        this.whoIsWho = whoIsWho;
        this.vault = vault;
        this.codes = codes;
        this.links = links;
        this.dependents = dependents;
        this.clock = clock;
    }

    @Discreet
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RequestedPartnership request(
            @RequestBody NewPartnership body, Caller caller, RequestContext request, RequestKey key) {
        PartnershipId id = new PartnershipId(key.uuid("partnership"));
        DistributorId distributor = new DistributorId(caller.tenant());
        Locale locale = body.locale(request.locale());
        String code = codes.personal(id);
        Partnership partnership = commands.send(
                new RequestPartnership(
                        id,
                        distributor,
                        sealed(id, body.resellerEmail()),
                        body.resellerName(),
                        locale,
                        body.note() == null ? null : sealed(id, body.note()),
                        InvitationCodes.hashOf(code),
                        key.value()),
                caller,
                request);
        String link = links.to(code);
        EmailDraft draft = EmailDraft.of(
                new EmailDraft.Content(
                        body.resellerEmail(),
                        body.resellerName(),
                        nameOf(distributor),
                        link,
                        Objects.requireNonNull(partnership.expiresAt()),
                        body.note()),
                locale);
        return new RequestedPartnership(
                id.value(), PartnershipStatus.REQUESTED, code, link, partnership.expiresAt(), draft);
    }

    @PostMapping("/{id}/withdrawal")
    ShownPartnership withdraw(
            @PathVariable UUID id, IfMatch ifMatch, Caller caller, RequestContext request, RequestKey key) {
        Partnership partnership = commands.send(
                new WithdrawPartnership(
                        new PartnershipId(id), new DistributorId(caller.tenant()), ifMatch.expected(), key.value()),
                caller,
                request);
        return whoIsWho.asKnown(page -> ShownPartnership.of(partnership, page));
    }

    @PostMapping("/{id}/removal")
    RemovedPartnership remove(
            @PathVariable UUID id,
            @RequestParam(required = false) boolean dryRun,
            @RequestBody(required = false) @Nullable Removal body,
            IfMatch ifMatch,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        Removal removal = Objects.requireNonNullElse(body, Removal.NOTHING_SAID);
        if (!dryRun) {
            removal.requireComplete();
        }
        DistributorId distributor = new DistributorId(caller.tenant());
        Partnership before = own(new PartnershipId(id), distributor);
        // One that is removed already may be this very request's doing, which the command knows.
        Refused.unless(
                before.status() == PartnershipStatus.ACTIVE || !dryRun && before.status() == PartnershipStatus.REMOVED,
                RefusalCode.PARTNERSHIP_NOT_ACTIVE,
                before.statusAt(clock.instant()));
        if (dryRun) {
            ifMatch.admit(new EntityTag(before.version()));
        }
        ResellerTenantId reseller = Objects.requireNonNull(before.reseller());
        // Counted before: of a former partner nobody counts on.
        PartnerDependents consequences = dependents.of(distributor, reseller).orElse(null);
        Partnership after = dryRun
                ? before
                : commands.send(
                        new RemovePartnership(
                                before.id(),
                                distributor,
                                removal.reason(),
                                removal.attestedBy(caller.subject()),
                                ifMatch.expected(),
                                key.value()),
                        caller,
                        request);
        return whoIsWho.asKnown(
                page -> RemovedPartnership.of(ShownPartnership.of(after, page), consequences, request.locale()));
    }

    private Partnership own(PartnershipId id, DistributorId distributor) {
        return states.of(id.stream(), PartnershipEvent.class, PartnershipEvent::after)
                .filter(found -> found.distributor().equals(distributor))
                .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
    }

    private SealedText sealed(PartnershipId id, String text) {
        return vault.seal(id.stream(), text);
    }

    private String nameOf(DistributorId distributor) {
        return whoIsWho.asKnown(
                page -> page.distributor(distributor).orElseThrow().name());
    }
}
