/** Delegated administration: asked for, approved, consented to, ended. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.gdap;
