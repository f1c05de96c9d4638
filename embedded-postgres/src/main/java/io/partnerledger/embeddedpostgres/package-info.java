/** A real PostgreSQL on one's own data folder. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.embeddedpostgres;
