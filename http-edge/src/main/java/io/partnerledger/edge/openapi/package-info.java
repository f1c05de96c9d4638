/** The OpenAPI documents of both worlds, made from the code by a test, committed, and served as they are. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.edge.openapi;
