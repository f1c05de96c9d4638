/** PLA IDs and who owns them. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.pla;
