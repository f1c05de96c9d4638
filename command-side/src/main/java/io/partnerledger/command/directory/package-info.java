/** What the command side looks up of partners before it decides. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.directory;
