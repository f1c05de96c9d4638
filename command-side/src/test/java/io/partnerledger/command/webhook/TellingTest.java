package io.partnerledger.command.webhook;

import static io.partnerledger.command.webhook.Partners.KANSAI;
import static io.partnerledger.command.webhook.Partners.KANTO;
import static io.partnerledger.command.webhook.Partners.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.command.example.ClockAt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that tell webhooks: whatever becomes of node, receiver or projection, nothing is lost and little told twice. */
class TellingTest {

    private static final String UPDATED = "subscription-updated";

    /** Over it, whoever took something up counts as dead. */
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final ClockAt clock = ClockAt.time(TODAY);
    private final List<WebhookNode> nodes = new ArrayList<>();
    private final Receiver receiver = new Receiver();
    private HikariDataSource database;

    @BeforeEach
    void a_fresh_ledger() {
        database = WebhookNode.freshDatabase();
    }

    @AfterEach
    void close() throws Exception {
        receiver.close();
        for (WebhookNode node : nodes) {
            node.close();
        }
        database.close();
    }

    private WebhookNode node(String name) {
        WebhookNode node = new WebhookNode(database, name, clock);
        nodes.add(node);
        return node;
    }

    private void aWhileLater(Duration time) {
        clock.tell(clock.instant().plus(time));
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private List<String> toldOf(Receiver by) {
        return by.calls().stream()
                .map(call -> call.json().path("ResourceUri").asString())
                .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
                .toList();
    }

    private void awaitNothingWaits(WebhookNode node) {
        soon().untilAsserted(() -> assertThat(node.outbox.waiting()).isZero());
    }

    @Test
    void what_happened_before_the_registration_is_never_told() {
        WebhookNode node = node("one");
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        node.renamed(before, KANTO);
        node.register(KANTO, receiver.url("/hooks"), UPDATED);
        node.renamed(after, KANTO);
        node.renamed(after, KANSAI);
        node.work();

        awaitNothingWaits(node);
        assertThat(toldOf(receiver)).containsExactly(after.toString());
    }

    @Test
    void an_event_that_is_wanted_later_is_told_from_then_on_and_one_no_longer_wanted_not_any_more() {
        WebhookNode node = node("one");
        Registration registration = node.register(KANTO, receiver.url("/hooks"), "partnership-accepted");
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        node.renamed(before, KANTO);
        node.append("partnership:a", Partners.accepted(KANTO, UUID.randomUUID()));
        node.post();
        node.registrations.change(KANTO, registration.url(), List.of(UPDATED), false, "change", 2);
        node.renamed(after, KANTO);
        node.work();

        awaitNothingWaits(node);
        assertThat(toldOf(receiver)).containsExactly(after.toString());
    }

    @Test
    void a_rebuild_of_the_news_tells_nothing_twice_and_forgets_nothing() throws Exception {
        WebhookNode node = node("one");
        node.register(KANTO, receiver.url("/hooks"), UPDATED);
        List<UUID> told = Stream.generate(UUID::randomUUID).limit(5).toList();
        told.forEach(subscription -> node.renamed(subscription, KANTO));
        node.work();
        awaitNothingWaits(node);
        UUID posted = UUID.randomUUID();
        UUID unposted = UUID.randomUUID();
        receiver.answering(500);
        node.renamed(posted, KANTO);
        node.work();
        soon().until(() -> node.outbox.failing() == 1);
        node.renamed(unposted, KANTO);
        node.close();
        nodes.clear();

        WebhookNode.foldAnew(node.jdbc);
        receiver.forget();
        receiver.answering(200);
        aWhileLater(A_WHILE);
        WebhookNode reborn = node("two");
        reborn.work();

        awaitNothingWaits(reborn);
        assertThat(toldOf(receiver)).containsExactly(posted.toString(), unposted.toString());
    }

    @Test
    void what_a_node_died_over_is_told_by_another_once_its_time_is_over() {
        WebhookNode dying = node("dying");
        dying.register(KANTO, receiver.url("/hooks"), UPDATED);
        UUID subscription = UUID.randomUUID();
        dying.renamed(subscription, KANTO);
        dying.post();
        assertThat(dying.outbox.take(A_WHILE.dividedBy(2))).isPresent();

        WebhookNode other = node("other");
        other.work();
        assertThat(other.outbox.take(A_WHILE)).isEmpty();
        assertThat(receiver.calls()).isEmpty();

        aWhileLater(A_WHILE);
        other.work();
        awaitNothingWaits(other);
        assertThat(toldOf(receiver)).containsExactly(subscription.toString());
    }

    @Test
    void two_nodes_tell_everything_once_between_them_and_each_subscription_in_order() throws Exception {
        WebhookNode one = node("one");
        WebhookNode two = node("two");
        one.register(KANTO, receiver.url("/hooks"), UPDATED, "granular-admin-relationship-approved");
        List<UUID> subscriptions = Stream.generate(UUID::randomUUID).limit(20).toList();
        for (int round = 0; round < 3; round++) {
            subscriptions.forEach(subscription -> one.renamed(subscription, KANTO));
        }
        List<Thread> working = IntStream.range(0, 6)
                .mapToObj(i -> new Thread(() -> (i % 2 == 0 ? one : two).work()))
                .toList();
        working.forEach(Thread::start);
        for (Thread thread : working) {
            thread.join();
        }
        soon().untilAsserted(() -> {
            one.work();
            two.work();
            assertThat(one.outbox.waiting()).isZero();
        });

        assertThat(receiver.calls()).hasSize(60);
        assertThat(receiver.calls().stream().map(call -> call.header("MS-RequestId")))
                .doesNotHaveDuplicates();
        for (UUID subscription : subscriptions) {
            assertThat(receiver.calls().stream()
                            .map(Receiver.Call::json)
                            .filter(json -> json.path("ResourceUri").asString().endsWith(subscription.toString()))
                            .map(json -> json.path("ResourceChangeUtcDate").asString()))
                    .hasSize(3)
                    .isSorted();
        }
        assertThat(receiver.mostAtOnce()).isLessThanOrEqualTo(2 * WebhookNode.SETTINGS.perReceiver());
    }

    @Test
    void a_slow_receiver_keeps_nobody_waiting_but_itself() {
        WebhookNode node = node("one");
        try (Receiver slow = new Receiver()) {
            slow.hold();
            node.register(KANSAI, slow.url("/hooks"), UPDATED);
            node.register(KANTO, receiver.url("/hooks"), UPDATED);
            for (int i = 0; i < 12; i++) {
                node.renamed(UUID.randomUUID(), KANSAI);
            }
            for (int i = 0; i < 12; i++) {
                node.renamed(UUID.randomUUID(), KANTO);
            }
            node.work();

            soon().untilAsserted(() -> {
                node.work();
                assertThat(receiver.calls()).hasSize(12);
            });
            assertThat(slow.mostAtOnce()).isBetween(1, WebhookNode.SETTINGS.perReceiver());
            slow.letGo();
            soon().untilAsserted(() -> {
                node.work();
                assertThat(slow.calls()).hasSize(12);
            });
        }
    }

    @Test
    void who_is_away_rests_twice_as_long_each_time_and_gets_everything_once_it_is_back() {
        WebhookNode node = node("one");
        receiver.answering(503);
        node.register(KANTO, receiver.url("/hooks"), UPDATED);
        IntStream.range(0, 10).forEach(i -> node.renamed(UUID.randomUUID(), KANTO));
        node.work();
        soon().until(() -> node.outbox.failing() == 1);
        // What was under way before it was known to be away.
        soon().untilAsserted(() -> assertThat(taken(node)).isZero());
        int asked = receiver.calls().size();
        assertThat(asked).isLessThanOrEqualTo(WebhookNode.SETTINGS.perReceiver());
        assertThat(new WebhookHealth(node.outbox).health().getDetails())
                .isEqualTo(Map.of("failing", 1L, "waiting", 10L));

        for (int failures = asked; failures < asked + 4; failures++) {
            Duration rest = Duration.ofSeconds(10L << (failures - 1));
            aWhileLater(rest.minusSeconds(1));
            node.work();
            assertThat(node.outbox.take(A_WHILE)).isEmpty();
            aWhileLater(Duration.ofSeconds(1));
            node.work();
            int expected = failures + 1;
            soon().untilAsserted(() -> assertThat(receiver.calls()).hasSize(expected));
            soon().untilAsserted(() -> assertThat(taken(node)).isZero());
        }

        receiver.forget();
        receiver.answering(200);
        aWhileLater(Duration.ofHours(1));
        node.work();
        awaitNothingWaits(node);
        assertThat(receiver.calls()).hasSize(10);
        assertThat(node.outbox.failing()).isZero();
    }

    @Test
    void who_refuses_something_is_there_and_rests_as_at_first_when_it_is_away_again() {
        WebhookNode node = node("one");
        node.register(KANTO, receiver.url("/hooks"), UPDATED);
        node.renamed(UUID.randomUUID(), KANTO);
        toldInVain(node, 503, 1);
        aWhileLater(Duration.ofSeconds(10));
        toldInVain(node, 400, 2);
        node.renamed(UUID.randomUUID(), KANTO);
        toldInVain(node, 503, 3);

        aWhileLater(Duration.ofSeconds(10));
        assertThat(node.outbox.take(A_WHILE)).isPresent();
    }

    private void toldInVain(WebhookNode node, int status, int calls) {
        receiver.answering(status);
        node.work();
        soon().untilAsserted(() -> assertThat(receiver.calls()).hasSize(calls));
        soon().untilAsserted(() -> assertThat(taken(node)).isZero());
    }

    private static long taken(WebhookNode node) {
        return node.jdbc
                .sql("select count(*) from command.webhook_delivery where taken_until is not null")
                .query(Long.class)
                .single();
    }

    @Test
    void what_a_receiver_refuses_delays_its_subject_alone_and_is_given_up_after_three_days() {
        WebhookNode node = node("one");
        node.register(KANTO, receiver.url("/hooks"), UPDATED);
        UUID refused = UUID.randomUUID();
        receiver.answering(call -> call.toString().contains(refused.toString()) ? 400 : 200);
        List<UUID> others = Stream.generate(UUID::randomUUID).limit(5).toList();
        node.renamed(refused, KANTO);
        node.renamed(refused, KANTO);
        others.forEach(subscription -> node.renamed(subscription, KANTO));
        node.work();

        soon().untilAsserted(() -> assertThat(node.outbox.waiting()).isEqualTo(2));
        soon().until(() -> node.outbox.failing() == 1 && taken(node) == 0);
        assertThat(toldOf(receiver))
                .containsAll(others.stream().map(UUID::toString).toList());
        assertThat(toldOf(receiver)).filteredOn(refused.toString()::equals).hasSize(1);

        aWhileLater(Duration.ofDays(3));
        node.work();
        soon().untilAsserted(() -> assertThat(node.deliveries.givenUp()).isEqualTo(1));
        receiver.answering(200);
        aWhileLater(A_WHILE);
        node.work();
        awaitNothingWaits(node);
        assertThat(node.outbox.failing()).isZero();
    }

    @Test
    void what_waited_because_the_node_was_away_itself_is_tried_before_it_is_given_up() {
        WebhookNode node = node("one");
        node.register(KANTO, receiver.url("/hooks"), UPDATED);
        node.renamed(UUID.randomUUID(), KANTO);
        node.post();

        aWhileLater(Duration.ofDays(10));
        node.work();
        awaitNothingWaits(node);
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void all_that_waits_for_a_receiver_that_never_comes_back_is_given_up_with_its_last_attempt() {
        WebhookNode node = node("one");
        receiver.answering(500);
        node.register(KANTO, receiver.url("/hooks"), UPDATED);
        IntStream.range(0, 10).forEach(i -> node.renamed(UUID.randomUUID(), KANTO));
        node.work();
        soon().until(() -> node.outbox.failing() == 1 && taken(node) == 0);

        aWhileLater(Duration.ofDays(3));
        node.renamed(UUID.randomUUID(), KANTO);
        node.work();
        soon().untilAsserted(() -> assertThat(node.deliveries.givenUp()).isEqualTo(10));
        assertThat(node.outbox.waiting()).isEqualTo(1);
    }

    @Test
    void a_trial_tells_each_attempt_and_is_over_after_three() {
        WebhookNode node = node("one");
        Registration registration = node.register(KANTO, receiver.url("/hooks"), UPDATED);
        receiver.answering(500);
        UUID trial = UUID.randomUUID();
        assertThat(node.validations.begin(trial, registration, "/trial")).isTrue();
        AtomicInteger attempts = new AtomicInteger();
        for (int i = 0; i < Validations.MOST_ATTEMPTS; i++) {
            node.work();
            int expected = attempts.incrementAndGet();
            soon().untilAsserted(() -> assertThat(
                            node.validations.find(trial, KANTO).orElseThrow().results())
                    .hasSize(expected));
            soon().untilAsserted(() -> assertThat(taken(node)).isZero());
            aWhileLater(A_WHILE);
        }

        assertThat(node.validations.find(trial, KANTO)).hasValueSatisfying(shown -> {
            assertThat(shown.status().name()).isEqualTo("FAILED");
            assertThat(shown.results())
                    .allSatisfy(result -> assertThat(result.responseCode()).isEqualTo("500"));
        });
        soon().untilAsserted(() -> assertThat(node.outbox.waiting()).isZero());
        assertThat(node.validations.find(trial, KANSAI)).isEmpty();

        aWhileLater(Duration.ofDays(7));
        assertThat(node.validations.find(trial, KANTO)).isEmpty();
        node.validations.purge();
        assertThat(node.jdbc
                        .sql("select count(*) from command.webhook_validation_result")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
