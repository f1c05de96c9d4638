/** Who may be partner of record: the checks, what each failure means, and when it blocks. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.kernel.partnerofrecord;
