/** Fresh databases for tests, on one PostgreSQL per build. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.embeddedpostgres.test;
