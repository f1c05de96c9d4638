/** Tokens for development, from clients whose secret everybody knows. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.standalone.signin;
