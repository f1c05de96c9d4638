/** The people and things tests speak of. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.example;
