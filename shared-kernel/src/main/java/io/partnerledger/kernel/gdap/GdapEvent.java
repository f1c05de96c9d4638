package io.partnerledger.kernel.gdap;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to delegated administration; each event knows the state it leaves behind. */
public sealed interface GdapEvent extends LedgerEvent
        permits GdapRequested, GdapApproved, GdapConsented, GdapActivated, GdapTerminated, GdapExpired {

    String gdapRelationshipId();

    String distributorId();

    String resellerTenantId();

    GdapRelationship after(@Nullable GdapRelationship before);
}
