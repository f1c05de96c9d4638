/** Who owns a tenant's registration. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.command.tenant;
