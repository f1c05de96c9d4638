package io.partnerledger.command.partnership;

import io.partnerledger.kernel.partnership.PartnershipStatus;
import java.time.Instant;
import java.util.UUID;

/** A partnership that was asked for, and what the distributor sends to the reseller. */
record RequestedPartnership(
        UUID id,
        PartnershipStatus status,
        String invitationCode,
        String invitationLink,
        Instant expiresAt,
        EmailDraft emailDraft) {}
