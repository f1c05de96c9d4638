/** What is wrong with a request, all of it at once. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.violation;
