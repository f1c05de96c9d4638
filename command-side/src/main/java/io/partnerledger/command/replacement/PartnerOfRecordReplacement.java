package io.partnerledger.command.replacement;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.job.JobLine;
import io.partnerledger.command.job.KindOfJob;
import io.partnerledger.command.job.LineOutcome;
import io.partnerledger.command.job.LineResult;
import io.partnerledger.command.job.StagedLine;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.Judged;
import io.partnerledger.command.stream.States;
import io.partnerledger.edge.fault.Complaint;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.subscription.ChangeSubscription;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.PartnerOfRecordAssigned;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Another partner of record for one subscription after another, each a change like any other (S62): through the gate, a
 * stopped one recorded, in the name of whoever started the job.
 */
@Component
class PartnerOfRecordReplacement implements KindOfJob<Replacement> {

    /** A subscription that is changed this often while it is looked at is asked for again later. */
    private static final int ATTEMPTS = 5;

    private static final String SUBSCRIPTION = "subscriptionId";
    private static final String FORMER = "formerPlaId";
    private static final String TO = "toPlaId";

    private final Commands commands;
    private final States states;
    private final PartnerOfRecordGate gate;
    private final GracePeriods grace;
    private final Clock clock;
    private final EdgeJson json;

    PartnerOfRecordReplacement(
            Commands commands,
            States states,
            PartnerOfRecordGate gate,
            GracePeriods grace,
            Clock clock,
            EdgeJson json) {
        this.commands = commands;
        this.states = states;
        this.gate = gate;
        this.grace = grace;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String code() {
        return "por-replacement";
    }

    @Override
    public Class<Replacement> line() {
        return Replacement.class;
    }

    /** A subscription replaced twice ends with what the later line says. */
    @Override
    public String subject(Replacement line) {
        return line.subscription().value().toString();
    }

    @Override
    public LineResult run(Replacement line, JobLine at) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Subscription> seen = of(line.subscription(), at);
            if (seen.isEmpty()) {
                return told(LineOutcome.NOT_FOUND, line, null).because(Fault.NOT_FOUND);
            }
            try {
                return run(line, at, seen.get());
            } catch (Refused refused) {
                if (refused.code() != RefusalCode.STALE_VERSION) {
                    return told(LineOutcome.REFUSED, line, seen.get().partner()).because(Complaint.about(refused));
                }
            }
        }
        throw Fault.TRY_AGAIN.raised();
    }

    private LineResult run(Replacement line, JobLine at, Subscription seen) {
        ChangeSubscription command =
                ChangeSubscription.replacingPartner(line.to(), seen, at.key().value());
        if (seen.hasAnswered(command.requestKey())) {
            // Done before, by somebody who could not note it down any more.
            return told(LineOutcome.CHANGED, line, formerAt(at, seen.id()));
        }
        if (line.to().equals(seen.partner())) {
            return told(LineOutcome.UNCHANGED, line, seen.partner());
        }
        if (line.leaves(seen.partner())) {
            return told(LineOutcome.LEFT, line, seen.partner())
                    .because(Complaint.about(new Refused(RefusalCode.SUBSCRIPTION_CHANGED_SINCE)));
        }
        List<Judgement> stopping = at.dryRun() ? judged(command, seen) : stopping(command, at);
        return told(
                        stopping.stream().anyMatch(Judgement::blocks) ? LineOutcome.BLOCKED : LineOutcome.CHANGED,
                        line,
                        seen.partner())
                .judged(stopping);
    }

    private List<Judgement> stopping(ChangeSubscription command, JobLine at) {
        SubscriptionOutcome outcome = commands.send(command, at.caller(), at.request());
        return outcome instanceof SubscriptionOutcome.Blocked blocked ? blocked.judgements() : List.of();
    }

    /** What the gate would say, and whether anything else stands in the way. */
    private List<Judgement> judged(ChangeSubscription command, Subscription seen) {
        Instant now = clock.instant();
        Subscription today = today(seen, now);
        today.requireChangeable(command, now);
        return judge(today, today.partnerAfter(command), today.changesToJudge(command), now)
                .judgements();
    }

    /** With what time has brought about, also where nobody has recorded it yet. */
    private Subscription today(Subscription seen, Instant now) {
        Subscription today = seen;
        for (SubscriptionEvent event : gate.advance(seen, grace, now)) {
            today = event.after(today);
        }
        return today;
    }

    private Judged judge(Subscription subscription, @Nullable PlaId partner, Set<Change> changes, Instant now) {
        return gate.judge(partner, changes, subscription.distributor(), subscription.customerFacts(), now);
    }

    private Optional<Subscription> of(SubscriptionId id, JobLine at) {
        return states.of(id.stream(), SubscriptionEvent.class, SubscriptionEvent::after)
                .filter(found -> found.distributor().value().equals(at.caller().tenant()));
    }

    private @Nullable PlaId formerAt(JobLine at, SubscriptionId id) {
        return states.<SubscriptionEvent, PartnerOfRecordAssigned>of(
                        id.stream(),
                        SubscriptionEvent.class,
                        (event, found) -> event instanceof PartnerOfRecordAssigned assigned
                                        && assigned.requestKey().equals(at.key().value())
                                ? assigned
                                : found)
                .map(PartnerOfRecordAssigned::formerPartnerOfRecord)
                .map(PlaId::of)
                .orElse(null);
    }

    /** @param partner the one it had before or, where nothing changed, has */
    private static LineResult told(LineOutcome outcome, Replacement line, @Nullable PlaId partner) {
        return LineResult.of(outcome)
                .about(SUBSCRIPTION, line.subscription().value())
                .about(FORMER, partner == null ? null : partner.value())
                .about(TO, line.to().value());
    }

    @Override
    public boolean canBeUndone() {
        return true;
    }

    /** Back to the former one, where the subscription still has the one it got. */
    @Override
    public StagedLine undoing(LineResult changed) {
        String former = changed.about().get(FORMER);
        String subscription = Objects.requireNonNull(changed.about().get(SUBSCRIPTION));
        return former == null
                ? StagedLine.decided(LineResult.of(LineOutcome.REFUSED)
                        .about(SUBSCRIPTION, subscription)
                        .because(Complaint.about(new Refused(RefusalCode.PARTNER_OF_RECORD_NOT_REMOVABLE))))
                : staged(subscription, former, changed.about().get(TO));
    }

    /** The line as it is staged, only where the subscription has that partner of record. */
    StagedLine staged(String subscription, String to, @Nullable String from) {
        return StagedLine.of(json.ledger().writeValueAsString(new Replacement(subscription, to, from)));
    }
}
