/** Where the ledger does what nobody waits for: its connections, its tables, its scheduler. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.background;
