package io.partnerledger.events.store;

import java.time.Instant;
import java.util.UUID;

/** An event as it goes into the store, without its position. */
record NewEvent(
        String stream,
        long sequence,
        String kind,
        UUID id,
        Instant time,
        String type,
        String revision,
        String payload,
        String metadata) {}
