package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Shape;
import java.util.Objects;

/**
 * A generation that is being filled.
 *
 * @param limit the position it is to be filled to: as far as the one that serves, or as far as the store
 */
record Fill(Shape shape, Folding folding, Generation generation, long limit) {

    Purpose purpose() {
        return Objects.requireNonNull(generation.purpose());
    }

    long position() {
        return generation.position();
    }

    long left() {
        return limit - position();
    }

    @Override
    public String toString() {
        return generation.toString();
    }
}
