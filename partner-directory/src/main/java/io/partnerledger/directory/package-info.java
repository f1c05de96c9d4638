/** Who is who, and who is whose partner: what both sides look up before they judge or show anything. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.directory;
