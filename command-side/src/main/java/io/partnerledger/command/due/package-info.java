/** What falls due without anybody asking for it, by the time or because something happened. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.due;
