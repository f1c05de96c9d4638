package io.partnerledger.standalone.architecture.broken.events;

/** Opens into a room it has no business in. */
public class Door {
    io.partnerledger.standalone.architecture.broken.edge.Door other;
}
