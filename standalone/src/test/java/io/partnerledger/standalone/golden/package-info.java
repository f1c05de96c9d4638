/** What becomes of the golden history: every row of every view and look-up. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.standalone.golden;
