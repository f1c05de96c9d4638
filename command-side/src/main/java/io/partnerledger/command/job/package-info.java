/** Work in many lines: staged, run, watched, cancelled, undone. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.job;
