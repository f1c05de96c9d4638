/** Personal data: sealed on the way in, opened on the way out, forgotten by deleting a key. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events.privacy;
