package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.store.Head;
import java.util.function.Supplier;

/** The store as tests look at it: whether anything was kept. */
record Store(Head head) {

    /** What comes of doing it, which must keep nothing. */
    <T> T unchangedBy(Supplier<T> doing) {
        long before = head.now();
        T outcome = doing.get();
        assertThat(head.now()).as("head of the store").isEqualTo(before);
        return outcome;
    }

    /** What comes of doing it, which must keep something. */
    <T> T changedBy(Supplier<T> doing) {
        long before = head.now();
        T outcome = doing.get();
        assertThat(head.now()).as("head of the store").isGreaterThan(before);
        return outcome;
    }
}
