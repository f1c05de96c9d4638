package io.partnerledger.edge.gdap;

import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.privacy.SealedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Delegated administration as callers see it.
 *
 * @param terminationReason absent until it is over
 * @param approval the customer's, absent until it is recorded
 * @param resellerConsentedAt absent until the reseller has consented
 * @param endsAt when its time will be over, or would have been; absent until it is active
 * @param endedAt absent until it is over
 * @param endReason in the words of who ended it
 */
public record ShownGdapRelationship(
        UUID id,
        String status,
        @Nullable String terminationReason,
        String displayName,
        String duration,
        List<String> roles,
        UUID customerId,
        @Nullable String customerName,
        UUID resellerTenantId,
        @Nullable String resellerName,
        UUID distributorTenantId,
        @Nullable String distributorName,
        @Nullable Approval approval,
        @Nullable Instant resellerConsentedAt,
        Instant requestedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant endsAt,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** @param approvedBy absent once the customer's personal data is forgotten */
    public record Approval(@Nullable String approvedBy, Instant approvedAt, String reference) {}

    /** What those are called whom it names, as far as that is known. */
    public record Names(
            @Nullable String customer,
            @Nullable String reseller,
            @Nullable String distributor) {}

    /**
     * As it reads at that time.
     *
     * @param open opens personal data
     */
    public static ShownGdapRelationship of(
            GdapRelationship relationship, Instant now, Names names, Function<SealedText, Optional<String>> open) {
        GdapRelationship shown = relationship.at(now);
        return new ShownGdapRelationship(
                shown.id().value(),
                shown.status().code(),
                shown.end() == null ? null : shown.end().reason().code(),
                shown.terms().displayName(),
                shown.terms().duration().toString(),
                shown.terms().roles(),
                shown.customer().value(),
                names.customer(),
                shown.reseller().value(),
                names.reseller(),
                shown.distributor().value(),
                names.distributor(),
                shown.approval() == null
                        ? null
                        : new Approval(
                                open.apply(shown.approval().approvedBy()).orElse(null),
                                shown.approval().approvedAt(),
                                shown.approval().reference()),
                shown.consentedAt(),
                shown.requestedAt(),
                shown.term() == null ? null : shown.term().activatedAt(),
                shown.term() == null ? null : shown.term().endsAt(),
                shown.end() == null ? null : shown.end().at(),
                shown.end() == null ? null : shown.end().statement());
    }
}
