/** How clients of Partner Center look for things in long lists: filters, and pages that are sought through. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.partnercenter.seek;
