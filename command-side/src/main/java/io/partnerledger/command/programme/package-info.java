/** What all facts of the programme have in common. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.programme;
