package io.partnerledger.command.partnerofrecord;

import static java.util.Objects.requireNonNull;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.ResellerStanding;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a partner of record is judged by the one policy, on facts as fresh as the ledger. */
@Component
public class PartnerOfRecordGate {

    private final PartnerDirectory directory;
    private final PartnerOfRecordPolicy policy;

    PartnerOfRecordGate(PartnerDirectory directory, PartnerOfRecordPolicy policy) {
        this.directory = directory;
        this.policy = policy;
    }

    /** All partners of record for one change, on the facts of one position. */
    public Judged judge(
            Collection<@Nullable PlaId> plaIds,
            Change change,
            DistributorId distributor,
            PartnerOfRecordFacts.Customer customer,
            Instant now) {
        return directory.atLeastNow(partners -> new Judged(
                plaIds.stream()
                        .map(plaId -> judgement(partners.factsAbout(plaId, distributor, customer), change, now))
                        .toList(),
                partners.position()));
    }

    /** Partners of record, each for the change it stands under, on the facts of one position. */
    public Judged judge(
            Map<Change, Collection<@Nullable PlaId>> plaIds,
            DistributorId distributor,
            PartnerOfRecordFacts.Customer customer,
            Instant now) {
        if (plaIds.isEmpty()) {
            return Judged.NOTHING;
        }
        return directory.atLeastNow(partners -> new Judged(
                plaIds.entrySet().stream()
                        .flatMap(each -> each.getValue().stream()
                                .map(plaId -> judgement(
                                        partners.factsAbout(plaId, distributor, customer), each.getKey(), now)))
                        .toList(),
                partners.position()));
    }

    /**
     * One partner of record for all changes that need it, on the facts of one position.
     *
     * <p>What needs no partner of record doesn't wait for what is known of partners.
     */
    public Judged judge(
            @Nullable PlaId plaId,
            Collection<Change> changes,
            DistributorId distributor,
            PartnerOfRecordFacts.Customer customer,
            Instant now) {
        List<Change> judged = changes.stream()
                .filter(change -> change.keepsItsVerdict() || policy.validates(change))
                .toList();
        if (judged.isEmpty()) {
            return Judged.NOTHING;
        }
        return directory.atLeastNow(partners -> {
            PartnerOfRecordFacts facts = partners.factsAbout(plaId, distributor, customer);
            return new Judged(
                    judged.stream().map(change -> judgement(facts, change, now)).toList(), partners.position());
        });
    }

    /** All that time has brought about by now and hasn't been recorded; it renews only where its partner of record doesn't stand in the way. */
    public List<SubscriptionEvent> advance(Subscription before, GracePeriods grace, Instant now) {
        boolean mayRenew = !before.isToRenew(now)
                || !judge(before.partner(), List.of(Change.RENEWAL), before.distributor(), before.customerFacts(), now)
                        .blocks();
        return before.advance(grace, mayRenew, now);
    }

    /** A reseller in itself, whatever it is to be trusted with, on the facts of one position. */
    public JudgedReseller judge(ResellerTenantId reseller, DistributorId distributor) {
        return directory.atLeastNow(partners -> {
            PartnerOfRecordFacts facts = partners.factsAbout(reseller, distributor);
            return new JudgedReseller(
                    new ResellerStanding(requireNonNull(facts.plaId()), policy.failedChecks(facts)),
                    partners.position());
        });
    }

    private Judgement judgement(PartnerOfRecordFacts facts, Change change, Instant now) {
        return new Judgement(facts, change, policy.judge(facts, change, now));
    }

    /** A reseller's standing and the position it rests on. */
    public record JudgedReseller(ResellerStanding standing, long position) {}

    /** Judgements and the position they rest on. */
    public record Judged(List<Judgement> judgements, long position) {

        /** Where nothing had to be judged. */
        public static final Judged NOTHING = new Judged(List.of(), 0);

        public Judged {
            judgements = List.copyOf(judgements);
        }

        /** Whether one of them stops it all. */
        public boolean blocks() {
            return judgements.stream().anyMatch(Judgement::blocks);
        }
    }
}
