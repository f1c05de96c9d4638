package io.partnerledger.kernel.gdap;

import static io.partnerledger.kernel.gdap.GdapStatus.ACTIVE;
import static io.partnerledger.kernel.gdap.GdapStatus.APPROVAL_PENDING;
import static io.partnerledger.kernel.refusal.RefusalCode.ALREADY_EXISTS;
import static io.partnerledger.kernel.refusal.RefusalCode.APPROVAL_IN_FUTURE;
import static io.partnerledger.kernel.refusal.RefusalCode.GDAP_ALREADY_APPROVED;
import static io.partnerledger.kernel.refusal.RefusalCode.GDAP_ALREADY_CONSENTED;
import static io.partnerledger.kernel.refusal.RefusalCode.GDAP_NOT_ACTIVE;
import static io.partnerledger.kernel.refusal.RefusalCode.GDAP_NOT_PENDING;
import static io.partnerledger.kernel.refusal.RefusalCode.NOT_FOUND_HERE;
import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.ResellerStanding;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Delegated administration of one customer by one reseller, for a time.
 *
 * <p>The distributor asks for it and records the customer's approval; the reseller consents, before or after that. With
 * both it is active, until its time is over, one of the two partners ends it, or the reseller's tenant is suspended:
 * that ends it with all the reseller's customers (S52). Both end what is still pending, too. Each step towards being active
 * needs a reseller in good standing at that moment (S46). What has ended stays ended: after a recovery it is asked for
 * anew. The end of the partnership changes nothing here (S77); neither does the loss of the CSP authorization, for S52
 * names the suspension alone.
 *
 * @param approval absent until the customer has approved
 * @param consentedAt absent until the reseller has consented
 * @param term absent until it becomes active
 * @param end absent until it is over
 */
public record GdapRelationship(
        GdapRelationshipId id,
        DistributorId distributor,
        CustomerId customer,
        ResellerTenantId reseller,
        GdapTerms terms,
        Instant requestedAt,
        GdapStatus status,
        @Nullable CustomerApproval approval,
        @Nullable Instant consentedAt,
        @Nullable Term term,
        @Nullable End end,
        RequestKeys answered) {

    /** Since when it is in force, and until when at most. */
    public record Term(Instant activatedAt, Instant endsAt) {}

    /**
     * How it ended.
     *
     * @param statement why it was wanted, in the words of who ended it; absent where nobody did
     */
    public record End(
            GdapTerminationReason reason, @Nullable String statement, Instant at) {}

    static GdapRelationship requested(
            GdapRelationshipId id,
            DistributorId distributor,
            CustomerId customer,
            ResellerTenantId reseller,
            GdapTerms terms,
            Instant requestedAt,
            String requestKey) {
        return new GdapRelationship(
                id,
                distributor,
                customer,
                reseller,
                terms,
                requestedAt,
                APPROVAL_PENDING,
                null,
                null,
                null,
                null,
                RequestKeys.startingWith(requestKey));
    }

    /**
     * Nothing where this very request began it before.
     *
     * @param judgedAt the position the standing was asked at
     */
    public static Optional<GdapRequested> request(
            @Nullable GdapRelationship before,
            RequestGdap command,
            ResellerStanding standing,
            long judgedAt,
            Instant now) {
        if (before != null) {
            Refused.unless(before.answered.startWith(command.requestKey()), ALREADY_EXISTS);
            return Optional.empty();
        }
        standing.requireValid();
        return Optional.of(new GdapRequested(
                command.id().value().toString(),
                command.distributor().value().toString(),
                command.customer().value().toString(),
                command.reseller().value().toString(),
                command.terms().displayName(),
                command.terms().duration().toString(),
                command.terms().roles(),
                judgedAt,
                now,
                command.requestKey()));
    }

    /** The customer's approval; the reseller having consented, it is active with it. */
    public List<GdapEvent> recordApproval(
            RecordCustomerApproval command, ResellerStanding standing, long judgedAt, Instant now) {
        Refused.unless(command.distributor().equals(distributor), NOT_FOUND_HERE);
        if (answered.contain(command.requestKey())) {
            return List.of();
        }
        requirePending(now);
        Refused.unless(approval == null, GDAP_ALREADY_APPROVED);
        Refused.unless(!command.approval().approvedAt().isAfter(now), APPROVAL_IN_FUTURE);
        standing.requireValid();
        return withActivation(
                consentedAt != null,
                new GdapApproved(
                        id.value().toString(),
                        distributor.value().toString(),
                        customer.value().toString(),
                        reseller.value().toString(),
                        command.approval().approvedBy(),
                        command.approval().approvedAt(),
                        command.approval().reference(),
                        judgedAt,
                        now,
                        command.requestKey()),
                now);
    }

    /** The reseller's consent; the customer having approved, it is active with it. */
    public List<GdapEvent> consent(ConsentToGdap command, ResellerStanding standing, long judgedAt, Instant now) {
        Refused.unless(command.reseller().equals(reseller), NOT_FOUND_HERE);
        if (answered.contain(command.requestKey())) {
            return List.of();
        }
        requirePending(now);
        Refused.unless(consentedAt == null, GDAP_ALREADY_CONSENTED);
        standing.requireValid();
        return withActivation(
                approval != null,
                new GdapConsented(
                        id.value().toString(),
                        distributor.value().toString(),
                        customer.value().toString(),
                        reseller.value().toString(),
                        judgedAt,
                        now,
                        command.requestKey()),
                now);
    }

    /** One of the two partners ends it: what is in force, or what was asked for and isn't wanted any more. */
    public Optional<GdapTerminated> terminate(TerminateGdap command, Instant now) {
        Refused.unless(isOf(command.by()), NOT_FOUND_HERE);
        if (answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        GdapStatus current = at(now).status;
        Refused.unless(current.isOpen(), GDAP_NOT_ACTIVE, current);
        return Optional.of(terminated(GdapTerminationReason.REQUESTED, command.reason(), now, command.requestKey()));
    }

    /** Ends it with the suspension of the reseller's tenant, active or still pending; nothing where it is over. */
    public Optional<GdapTerminated> revoke(Instant now) {
        return at(now).status.isOpen()
                ? Optional.of(terminated(GdapTerminationReason.TENANT_SUSPENDED, null, now, null))
                : Optional.empty();
    }

    /** Nothing where it is over already or its time has not come. */
    public Optional<GdapExpired> expire(Instant now) {
        return isOverdue(now)
                ? Optional.of(new GdapExpired(
                        id.value().toString(),
                        distributor.value().toString(),
                        customer.value().toString(),
                        reseller.value().toString(),
                        requireNonNull(term).endsAt(),
                        now))
                : Optional.empty();
    }

    /** As it reads at that time: over at its end, whether that has been recorded or not. */
    public GdapRelationship at(Instant now) {
        return isOverdue(now) ? expired(requireNonNull(term).endsAt()) : this;
    }

    /** Whether its time is over and nobody has recorded that yet. */
    public boolean isOverdue(Instant now) {
        return status == ACTIVE && !now.isBefore(requireNonNull(term).endsAt());
    }

    /** Whether it is this distributor's or names this reseller. */
    public boolean isOf(TenantId tenant) {
        return tenant.equals(TenantId.of(distributor)) || tenant.equals(TenantId.of(reseller));
    }

    GdapRelationship approved(CustomerApproval given, String requestKey) {
        return with(status, given, consentedAt, term, end, answered.and(requestKey));
    }

    GdapRelationship consented(Instant when, String requestKey) {
        return with(status, approval, when, term, end, answered.and(requestKey));
    }

    GdapRelationship active(Term from) {
        return with(ACTIVE, approval, consentedAt, from, end, answered);
    }

    GdapRelationship ended(GdapStatus how, End why, @Nullable String requestKey) {
        return with(how, approval, consentedAt, term, why, requestKey == null ? answered : answered.and(requestKey));
    }

    GdapRelationship expired(Instant when) {
        return ended(GdapStatus.EXPIRED, new End(GdapTerminationReason.EXPIRED, null, when), null);
    }

    private GdapRelationship with(
            GdapStatus nextStatus,
            @Nullable CustomerApproval nextApproval,
            @Nullable Instant nextConsentedAt,
            @Nullable Term nextTerm,
            @Nullable End nextEnd,
            RequestKeys nextAnswered) {
        return new GdapRelationship(
                id,
                distributor,
                customer,
                reseller,
                terms,
                requestedAt,
                nextStatus,
                nextApproval,
                nextConsentedAt,
                nextTerm,
                nextEnd,
                nextAnswered);
    }

    private List<GdapEvent> withActivation(boolean complete, GdapEvent step, Instant now) {
        if (!complete) {
            return List.of(step);
        }
        // In the calendar of UTC: a year is not always as many hours.
        Instant endsAt = now.atOffset(ZoneOffset.UTC).plus(terms.duration()).toInstant();
        return List.of(
                step,
                new GdapActivated(
                        id.value().toString(),
                        distributor.value().toString(),
                        customer.value().toString(),
                        reseller.value().toString(),
                        now,
                        endsAt));
    }

    private GdapTerminated terminated(
            GdapTerminationReason reason, @Nullable String statement, Instant now, @Nullable String requestKey) {
        return new GdapTerminated(
                id.value().toString(),
                distributor.value().toString(),
                customer.value().toString(),
                reseller.value().toString(),
                reason.code(),
                statement,
                now,
                requestKey);
    }

    private void requirePending(Instant now) {
        GdapStatus current = at(now).status;
        Refused.unless(current == APPROVAL_PENDING, GDAP_NOT_PENDING, current);
    }
}
