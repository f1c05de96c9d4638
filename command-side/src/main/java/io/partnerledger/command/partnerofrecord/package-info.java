/** The gate every partner of record passes or is stopped at. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.partnerofrecord;
