package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.privacy.SealedText;
import java.util.Locale;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor asks a reseller, known only by e-mail address, to become its partner (S20).
 *
 * @param invitationCodeHash of the code in the link; the code itself is derived, never stored
 */
public record RequestPartnership(
        @TargetAggregateIdentifier PartnershipId id,
        DistributorId distributor,
        SealedText resellerEmail,
        @Nullable String resellerName,
        Locale locale,
        @Nullable SealedText note,
        String invitationCodeHash,
        String requestKey) {}
