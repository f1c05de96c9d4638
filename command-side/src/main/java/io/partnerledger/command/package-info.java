/** The command side: decides, and appends what was decided. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command;
