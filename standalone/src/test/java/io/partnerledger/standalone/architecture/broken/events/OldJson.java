package io.partnerledger.standalone.architecture.broken.events;

import com.fasterxml.jackson.databind.Stand;

/** Speaks with the Jackson of old. */
class OldJson {
    Stand in;
}
