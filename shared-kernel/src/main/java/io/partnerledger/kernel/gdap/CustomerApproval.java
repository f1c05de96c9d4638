package io.partnerledger.kernel.gdap;

import io.partnerledger.kernel.privacy.SealedText;
import java.time.Instant;

/**
 * The customer's approval as the distributor recorded it.
 *
 * @param approvedBy the person who approved for the customer
 * @param reference where the approval can be found, such as the number of a ticket
 */
public record CustomerApproval(SealedText approvedBy, Instant approvedAt, String reference) {}
