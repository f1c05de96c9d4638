package io.partnerledger.edge.violation;

import io.partnerledger.edge.language.Text;

/**
 * One thing that is wrong with a request.
 *
 * @param field the member as the caller wrote it, such as {@code attestation.goodFaith}
 */
public record Violation(String field, Text message) {}
