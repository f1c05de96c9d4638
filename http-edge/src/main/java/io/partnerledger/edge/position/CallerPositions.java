package io.partnerledger.edge.position;

import io.partnerledger.edge.caller.Caller;
import java.util.OptionalLong;

/** Remembers how far each caller has written, for clients that carry no header. */
public interface CallerPositions {

    /** An earlier position than the one remembered changes nothing. */
    void remember(Caller caller, long position);

    /** Empty for a caller that has written nothing of late. */
    OptionalLong positionOf(Caller caller);
}
