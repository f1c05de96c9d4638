/** What happened to a subject, when, and by whom. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.history;
