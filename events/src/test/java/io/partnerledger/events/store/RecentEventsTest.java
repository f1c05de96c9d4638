package io.partnerledger.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final int READ_AT_ONCE = 500;

    private final RecentEvents recent = new RecentEvents();
    private final AtomicInteger readings = new AtomicInteger();
    private long head;

    @Test
    void what_one_has_read_the_others_need_not_read() {
        head = 10;

        List<TrackedEventMessage<?>> read = after(0);

        assertThat(positions(read)).containsExactlyElementsOf(upTo(10));
        assertThat(after(0)).isEqualTo(read);
        assertThat(positions(after(7))).containsExactly(8L, 9L, 10L);
        assertThat(readings).hasValue(1);
    }

    @Test
    void followers_at_whatever_distance_see_every_event_once_and_in_order() {
        long[] at = new long[5];
        Random random = new Random(42);
        while (at[0] < 10_000) {
            head = Math.min(10_000, head + random.nextInt(400));
            int follower = random.nextInt(head == 10_000 ? 1 : 5);
            List<Long> next = positions(after(at[follower]));
            assertThat(next)
                    .containsExactlyElementsOf(LongStream.rangeClosed(at[follower] + 1, at[follower] + next.size())
                            .boxed()
                            .toList());
            at[follower] += next.size();
            assertThat(at[follower]).isLessThanOrEqualTo(head);
        }
        for (int follower = 1; follower < at.length; follower++) {
            while (at[follower] < head) {
                List<Long> next = positions(after(at[follower]));
                assertThat(next.get(0)).isEqualTo(at[follower] + 1);
                at[follower] = next.get(next.size() - 1);
            }
        }
    }

    @Test
    void who_is_far_behind_reads_for_itself_and_takes_nothing_from_the_others() {
        head = 3_000;
        after(2_500);
        assertThat(readings).hasValue(1);

        assertThat(positions(after(0))).containsExactlyElementsOf(upTo(READ_AT_ONCE));
        assertThat(readings).hasValue(2);
        assertThat(positions(after(2_600))).hasSize(400);
        assertThat(readings).hasValue(2);
    }

    private List<TrackedEventMessage<?>> after(long position) {
        return recent.after(position, () -> {
            readings.incrementAndGet();
            return LongStream.rangeClosed(position + 1, Math.min(head, position + READ_AT_ONCE))
                    .<TrackedEventMessage<?>>mapToObj(at -> new GenericTrackedEventMessage<>(
                            new GlobalSequenceTrackingToken(at), GenericEventMessage.asEventMessage(at)))
                    .toList();
        });
    }

    private static List<Long> positions(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> Tokens.positionOf(event.trackingToken()))
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
