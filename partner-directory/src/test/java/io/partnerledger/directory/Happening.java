package io.partnerledger.directory;

import io.partnerledger.kernel.event.LedgerEvent;

/** An event and the stream it belongs to. */
record Happening(String stream, LedgerEvent event) {}
