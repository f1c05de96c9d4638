package io.partnerledger.events.naming;

import io.partnerledger.kernel.event.LedgerEvent;
import java.util.Set;

/** All events of the trade, by the sealed interfaces they belong to. */
public final class Vocabularies {

    public static final Set<Class<? extends LedgerEvent>> ALL = Set.of();

    private Vocabularies() {}
}
