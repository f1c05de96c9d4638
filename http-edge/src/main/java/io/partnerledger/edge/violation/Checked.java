package io.partnerledger.edge.violation;

/** A request body that knows what must hold for it; the edge asks before the controller sees it. */
@FunctionalInterface
public interface Checked {

    void check(Violations violations);
}
