/** What the tests of all modules share: fresh databases, on one PostgreSQL per build, and a clock that can be moved. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.embeddedpostgres.test;
