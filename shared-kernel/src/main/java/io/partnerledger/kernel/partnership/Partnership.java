package io.partnerledger.kernel.partnership;

import static io.partnerledger.kernel.partnership.PartnershipStatus.ACTIVE;
import static io.partnerledger.kernel.partnership.PartnershipStatus.REQUESTED;
import static io.partnerledger.kernel.refusal.RefusalCode.ALREADY_EXISTS;
import static io.partnerledger.kernel.refusal.RefusalCode.ATTESTATION_INCOMPLETE;
import static io.partnerledger.kernel.refusal.RefusalCode.EFFECTIVE_IN_FUTURE;
import static io.partnerledger.kernel.refusal.RefusalCode.INVITATION_ALREADY_USED;
import static io.partnerledger.kernel.refusal.RefusalCode.INVITATION_EXPIRED;
import static io.partnerledger.kernel.refusal.RefusalCode.INVITATION_REFUSED;
import static io.partnerledger.kernel.refusal.RefusalCode.INVITATION_WITHDRAWN;
import static io.partnerledger.kernel.refusal.RefusalCode.NOT_FOUND_HERE;
import static io.partnerledger.kernel.refusal.RefusalCode.OWN_INVITATION;
import static io.partnerledger.kernel.refusal.RefusalCode.PARTNERSHIP_NOT_ACTIVE;
import static io.partnerledger.kernel.refusal.RefusalCode.PARTNERSHIP_REMOVED_BEFORE;
import static io.partnerledger.kernel.refusal.RefusalCode.RESELLER_NOT_ONBOARDED;
import static io.partnerledger.kernel.refusal.RefusalCode.STALE_VERSION;
import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One episode between a distributor and a reseller.
 *
 * <p>It begins as a request, sent by e-mail to somebody who is not yet known as a tenant, and waits for an answer until
 * it expires; or by the distributor's reusable link, asked and accepted at once; or it was established before the ledger
 * and the distributor tells of it. Accepted, it is what allows the distributor to sell through that reseller (S14). Its end touches no customer, no subscription and no delegated
 * privilege (S76, S77); who ended it attests to the reasons (S79). The same two may begin anew: that is another episode.
 *
 * @param reseller absent until one accepts
 * @param expiresAt from then on a request can't be answered; absent where it did not come by a personal one
 * @param version the sequence of the last event
 */
public record Partnership(
        PartnershipId id,
        DistributorId distributor,
        PartnershipStatus status,
        @Nullable ResellerTenantId reseller,
        @Nullable Instant expiresAt,
        long version,
        RequestKeys answered) {

    static Partnership requested(
            PartnershipId id, DistributorId distributor, @Nullable Instant expiresAt, String requestKey) {
        return new Partnership(id, distributor, REQUESTED, null, expiresAt, 0, RequestKeys.startingWith(requestKey));
    }

    static Partnership imported(
            PartnershipId id, DistributorId distributor, ResellerTenantId reseller, String requestKey) {
        return new Partnership(id, distributor, ACTIVE, reseller, null, 0, RequestKeys.startingWith(requestKey));
    }

    /** Nothing where this very request began it before; only a registered distributor asks. */
    public static Optional<PartnershipRequested> request(
            @Nullable Partnership before,
            RequestPartnership command,
            boolean distributorRegistered,
            Duration validity,
            Instant now) {
        if (before != null) {
            Refused.unless(before.wasBegunBy(command.requestKey()), ALREADY_EXISTS);
            return Optional.empty();
        }
        Refused.unless(distributorRegistered, NOT_FOUND_HERE);
        return Optional.of(new PartnershipRequested(
                command.id().value().toString(),
                command.distributor().value().toString(),
                command.resellerEmail(),
                command.resellerName(),
                command.locale().toLanguageTag(),
                command.note(),
                command.invitationCodeHash(),
                now,
                now.plus(validity),
                command.requestKey()));
    }

    /** Onboarded is a reseller that is registered and was authorised at least once, whatever its standing today. */
    public Optional<PartnershipAccepted> accept(AcceptPartnership command, boolean onboarded, Instant now) {
        if (answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        requireAnswerable(now);
        requireMayJoin(command.reseller(), distributor, onboarded);
        return Optional.of(accepted(id, distributor, command.reseller(), now, command.requestKey()));
    }

    /** The link is followed and the partnership accepted, or nothing where this very request did so before. */
    public static List<PartnershipEvent> acceptLink(
            @Nullable Partnership before,
            AcceptPartnershipLink command,
            boolean distributorRegistered,
            boolean onboarded,
            Instant now) {
        if (before != null) {
            Refused.unless(before.wasBegunBy(command.requestKey()), ALREADY_EXISTS);
            return List.of();
        }
        Refused.unless(distributorRegistered, NOT_FOUND_HERE);
        requireMayJoin(command.reseller(), command.distributor(), onboarded);
        return List.of(
                new PartnershipLinkFollowed(
                        command.id().value().toString(),
                        command.distributor().value().toString(),
                        command.linkNumber(),
                        command.reseller().value().toString(),
                        now,
                        command.requestKey()),
                accepted(command.id(), command.distributor(), command.reseller(), now, command.requestKey()));
    }

    /**
     * A partnership as the distributor already has it; nothing where the two are partners here, however that came about.
     *
     * <p>One that was removed here stays removed, whatever an older book says (S82): its reseller is asked anew.
     *
     * @param slot of the pair
     * @param registered whether the programme has told of the reseller; its standing doesn't matter
     */
    public static Optional<PartnershipImported> importAsItStands(
            @Nullable Partnership before,
            @Nullable PartnershipSlot slot,
            ImportPartnership command,
            boolean registered,
            Instant now) {
        if (before != null) {
            Refused.unless(before.wasBegunBy(command.requestKey()), ALREADY_EXISTS);
            return Optional.empty();
        }
        if (slot != null && slot.holder() != null) {
            return Optional.empty();
        }
        // Nothing but a removal frees a slot.
        Refused.unless(slot == null, PARTNERSHIP_REMOVED_BEFORE);
        if (!registered) {
            throw ResellerTenant.notRegistered(command.reseller());
        }
        Instant since = command.since() == null ? now : command.since();
        Refused.unless(!since.isAfter(now), EFFECTIVE_IN_FUTURE);
        return Optional.of(new PartnershipImported(
                command.id().value().toString(),
                command.distributor().value().toString(),
                command.reseller().value().toString(),
                since,
                now,
                command.requestKey()));
    }

    /** Whether it was requested, begun by link or imported by that request. */
    public boolean wasBegunBy(String requestKey) {
        return answered.startWith(requestKey);
    }

    /** A reseller may say no before it is onboarded, but it must be one: a no is kept with who said it. */
    public Optional<PartnershipRefused> refuse(RefusePartnership command, boolean resellerRegistered, Instant now) {
        if (answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        requireAnswerable(now);
        Refused.unless(!sameTenant(command.reseller(), distributor), OWN_INVITATION);
        Refused.unless(resellerRegistered, RESELLER_NOT_ONBOARDED);
        return Optional.of(new PartnershipRefused(
                id.value().toString(),
                distributor.value().toString(),
                command.reseller().value().toString(),
                command.reason(),
                now,
                command.requestKey()));
    }

    public Optional<PartnershipWithdrawn> withdraw(WithdrawPartnership command, Instant now) {
        requireOwnedBy(command.distributor());
        if (answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        requireVersion(command.expectedVersion(), now);
        requireAnswerable(now);
        return Optional.of(new PartnershipWithdrawn(
                id.value().toString(), distributor.value().toString(), now, command.requestKey()));
    }

    /** Nothing where it was answered or its time has not come. */
    public Optional<PartnershipExpired> expire(Instant now) {
        if (status != REQUESTED || !overdue(now)) {
            return Optional.empty();
        }
        return Optional.of(new PartnershipExpired(
                id.value().toString(), distributor.value().toString(), requireNonNull(expiresAt), now));
    }

    public Optional<PartnershipRemoved> remove(RemovePartnership command, Instant now) {
        requireOwnedBy(command.distributor());
        if (answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        requireVersion(command.expectedVersion(), now);
        List<String> missing = command.attestation().missing();
        if (!missing.isEmpty()) {
            throw new Refused(ATTESTATION_INCOMPLETE, null, Map.of("missing", String.join(",", missing)));
        }
        Refused.unless(status == ACTIVE, PARTNERSHIP_NOT_ACTIVE, statusAt(now));
        return Optional.of(new PartnershipRemoved(
                id.value().toString(),
                distributor.value().toString(),
                requireNonNull(reseller).value().toString(),
                command.reason(),
                command.attestation(),
                now,
                command.requestKey()));
    }

    /** A request not answered by its time reads as expired, whether that has been recorded or not. */
    public PartnershipStatus statusAt(Instant now) {
        return status == REQUESTED && overdue(now) ? PartnershipStatus.EXPIRED : status;
    }

    /** As it reads at that time: expired from its time on, whether that has been recorded or not. */
    public Partnership at(Instant now) {
        return statusAt(now) == status ? this : expired();
    }

    /** The version of what is shown: nothing but its expiry can follow on an overdue request, and that shows already. */
    public long versionAt(Instant now) {
        return status == REQUESTED && overdue(now) ? version + 1 : version;
    }

    /** Where the pair's one active partnership is kept, once it is known who the reseller is. */
    public PartnershipSlotId slot() {
        return new PartnershipSlotId(distributor, requireNonNull(reseller));
    }

    Partnership active(ResellerTenantId partner, String requestKey) {
        return new Partnership(id, distributor, ACTIVE, partner, expiresAt, version + 1, answered.and(requestKey));
    }

    Partnership ended(PartnershipStatus how, String requestKey) {
        return new Partnership(id, distributor, how, reseller, expiresAt, version + 1, answered.and(requestKey));
    }

    Partnership expired() {
        return new Partnership(id, distributor, PartnershipStatus.EXPIRED, reseller, expiresAt, version + 1, answered);
    }

    private void requireAnswerable(Instant now) {
        Refused.unless(status == REQUESTED, whyNotAnswerable(), status);
        // A request is over at its time, not only once its expiry has been recorded.
        Refused.unless(!overdue(now), INVITATION_EXPIRED, PartnershipStatus.EXPIRED);
    }

    private RefusalCode whyNotAnswerable() {
        return switch (status) {
            case WITHDRAWN -> INVITATION_WITHDRAWN;
            case REFUSED -> INVITATION_REFUSED;
            case EXPIRED -> INVITATION_EXPIRED;
            case REQUESTED, ACTIVE, REMOVED -> INVITATION_ALREADY_USED;
        };
    }

    private void requireVersion(@Nullable Long expected, Instant now) {
        Refused.unless(expected == null || expected == versionAt(now), STALE_VERSION);
    }

    private boolean overdue(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private void requireOwnedBy(DistributorId caller) {
        Refused.unless(caller.equals(distributor), NOT_FOUND_HERE);
    }

    private static void requireMayJoin(ResellerTenantId reseller, DistributorId distributor, boolean onboarded) {
        Refused.unless(!sameTenant(reseller, distributor), OWN_INVITATION);
        Refused.unless(onboarded, RESELLER_NOT_ONBOARDED);
    }

    private static boolean sameTenant(ResellerTenantId reseller, DistributorId distributor) {
        return reseller.value().equals(distributor.value());
    }

    private static PartnershipAccepted accepted(
            PartnershipId id, DistributorId distributor, ResellerTenantId reseller, Instant now, String requestKey) {
        return new PartnershipAccepted(
                id.value().toString(),
                distributor.value().toString(),
                reseller.value().toString(),
                now,
                requestKey);
    }
}
