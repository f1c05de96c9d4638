/** Requests and their repeats. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.request;
