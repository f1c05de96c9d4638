package io.partnerledger.command.cart;

import java.time.Duration;

/**
 * On what terms carts are kept.
 *
 * @param validity how long one can be checked out
 */
public record CartTerms(Duration validity) {

    public CartTerms {
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("A cart can be checked out for some time.");
        }
    }
}
