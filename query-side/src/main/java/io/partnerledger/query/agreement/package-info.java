/** Whether partners have accepted the Microsoft Partner Agreement, as Partner Center tells it. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.query.agreement;
