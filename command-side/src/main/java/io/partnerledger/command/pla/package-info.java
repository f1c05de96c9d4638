/** Who owns a PLA ID. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.pla;
