package io.partnerledger.events.following;

/**
 * Somebody wants a parked sequence to be folded again.
 *
 * @param projection its name
 * @param stream the sequence
 */
record WantedRetry(String projection, int shape, int generation, String stream) {}
