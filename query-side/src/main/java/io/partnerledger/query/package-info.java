/** The query side: folds what happened into views, and answers from them. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query;
