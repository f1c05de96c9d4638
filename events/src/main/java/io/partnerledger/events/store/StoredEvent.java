package io.partnerledger.events.store;

import java.time.Instant;

/**
 * An event as it lies in the store: no upcaster has seen it and no class was asked.
 *
 * @param position its place among all events
 * @param stream what it is about
 * @param type its logical name
 * @param revision of that type
 * @param time when it was decided, in milliseconds: the one measure that every store keeps
 * @param metadata JSON
 * @param payload JSON
 */
public record StoredEvent(
        long position, String stream, String type, String revision, Instant time, String metadata, String payload) {}
