/** Both sides in one process, for a first look and for development. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.standalone;
