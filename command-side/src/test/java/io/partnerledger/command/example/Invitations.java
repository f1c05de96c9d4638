package io.partnerledger.command.example;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.partnership.RemovalAttestation;
import io.partnerledger.kernel.partnership.RequestPartnership;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.util.Locale;

/** Requests for partnership and what came of them. */
public final class Invitations {

    public static final PartnershipId INVITATION = PartnershipId.of("9a270000-0000-4000-8000-000000000001");
    public static final PartnershipId ANOTHER_INVITATION = PartnershipId.of("9a270000-0000-4000-8000-000000000002");
    public static final Instant REQUESTED_AT = Instant.parse("2026-04-01T09:00:00Z");
    public static final Instant EXPIRES_AT = Instant.parse("2026-05-01T09:00:00Z");
    public static final SealedText EMAIL = new SealedText(INVITATION.stream(), 1, "ZW1haWw=");
    public static final SealedText NOTE = new SealedText(INVITATION.stream(), 1, "bm90ZQ==");

    private Invitations() {}

    public static RequestPartnership requestBy(DistributorId distributor, String requestKey) {
        return new RequestPartnership(
                INVITATION, distributor, EMAIL, "Aoba Systems", Locale.JAPAN, NOTE, "hash-of-the-code", requestKey);
    }

    public static PartnershipRequested requestedBy(DistributorId distributor) {
        return requested(INVITATION, distributor);
    }

    public static PartnershipRequested requested(PartnershipId id, DistributorId distributor) {
        return new PartnershipRequested(
                id.value().toString(),
                distributor.value().toString(),
                EMAIL,
                "Aoba Systems",
                "ja-JP",
                NOTE,
                "hash-of-the-code",
                REQUESTED_AT,
                EXPIRES_AT,
                "request");
    }

    public static PartnershipAccepted accepted(
            PartnershipId id, DistributorId distributor, ResellerTenantId reseller, Instant at, String requestKey) {
        return new PartnershipAccepted(
                id.value().toString(),
                distributor.value().toString(),
                reseller.value().toString(),
                at,
                requestKey);
    }

    /** With every point affirmed. */
    public static RemovalAttestation fullAttestation() {
        return new RemovalAttestation("partnership-removal", "en-US", "1", true, true, true, true, true, "kanto-admin");
    }
}
