package io.partnerledger.standalone.start;

import io.partnerledger.standalone.LedgerClient;
import io.partnerledger.standalone.trade.TwoYearsOfTrade;
import io.partnerledger.standalone.trade.TwoYearsOfTrade.Customer;
import io.partnerledger.standalone.trade.TwoYearsOfTrade.Subscription;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * So many requests a second to a ledger, whether it keeps up with them or not: seats, orders and partnerships, and what
 * people look at meanwhile.
 */
final class Load implements AutoCloseable {

    private static final int COMMANDS_A_SECOND = 200;
    private static final int READS_A_SECOND = 10;

    /** What waits for an answer at most; more would only show how long a queue can get. */
    private static final int AT_ONCE = 16;

    private static final int FAILURES_TOLD = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LedgerClient client;
    private final String token;
    private final List<Customer> customers;
    private final List<Subscription> subscriptions;
    private final int[] seats;
    private final Set<UUID> acknowledged;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Long> commandNanos = new ConcurrentLinkedQueue<>();
    private final Queue<Long> readNanos = new ConcurrentLinkedQueue<>();
    private final AtomicLong failed = new AtomicLong();
    private final List<Thread> senders = new ArrayList<>();
    private final Duration atMost;
    private final long begun = System.nanoTime();
    private final AtomicLong lastAnswered = new AtomicLong(begun);
    private volatile boolean over;
    private volatile boolean killed;

    private Load(
            LedgerClient client,
            String token,
            List<Customer> customers,
            List<Subscription> subscriptions,
            int[] seats,
            Set<UUID> acknowledged,
            Duration atMost) {
        this.client = client;
        this.token = token;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.seats = seats;
        this.acknowledged = acknowledged;
        this.atMost = atMost;
    }

    /**
     * @param token of an admin of the trade's largest distributor
     * @param atMost how long it goes on if nobody ends it
     */
    static Load on(LedgerClient client, String token, TwoYearsOfTrade trade, Duration atMost) {
        List<Subscription> subscriptions = trade.subscriptions(10_000);
        return new Load(
                        client,
                        token,
                        trade.customers(2_000),
                        subscriptions,
                        subscriptions.stream().mapToInt(Subscription::seats).toArray(),
                        ConcurrentHashMap.newKeySet(),
                        atMost)
                .begun();
    }

    /** Another that goes on where this one was stopped, for as long. */
    Load goingOn() {
        return new Load(client, token, customers, subscriptions, seats, acknowledged, atMost).begun();
    }

    private Load begun() {
        send("commands", COMMANDS_A_SECOND, this::command);
        send("reads", READS_A_SECOND, this::read);
        return this;
    }

    private void send(String name, int aSecond, Sending sending) {
        Thread sender = new Thread(() -> sendAll(aSecond, sending), name);
        senders.add(sender);
        sender.start();
    }

    private void sendAll(int aSecond, Sending sending) {
        long pause = TimeUnit.SECONDS.toNanos(1) / aSecond;
        for (int number = 0; !over && System.nanoTime() - begun < atMost.toNanos(); number++) {
            LockSupport.parkNanos(begun + number * pause - System.nanoTime());
            free.acquireUninterruptibly();
            sending.send(number);
        }
    }

    private void command(int number) {
        UUID id = UUID.randomUUID();
        HttpRequest.Builder request = switch (number % 10) {
            case 0, 1 -> order(customers.get(number / 10 % customers.size()));
            case 2 -> partnership(id);
            default -> moreSeats(number % subscriptions.size());
        };
        send(request.header("MS-RequestId", id.toString()), commandNanos, () -> acknowledged.add(id));
    }

    private HttpRequest.Builder moreSeats(int which) {
        Subscription subscription = subscriptions.get(which);
        return client.to("/v1/customers/" + subscription.customer() + "/subscriptions/" + subscription.id())
                .method("PATCH", BodyPublishers.ofString("{\"quantity\":%d}".formatted(++seats[which])));
    }

    private HttpRequest.Builder order(Customer customer) {
        return client.to("/v1/customers/" + customer.id() + "/orders")
                .POST(BodyPublishers.ofString("""
                {"billingCycle":"monthly","lineItems":[
                  {"lineItemNumber":0,"offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":3,"partnerIdOnRecord":"%1$s"},
                  {"lineItemNumber":1,"offerId":"CFQ7TTC0LCHC:0002:CFQ7TTC0K9CD","quantity":5,"partnerIdOnRecord":"%1$s"}]}
                """.formatted(customer.plaId())));
    }

    private HttpRequest.Builder partnership(UUID id) {
        return client.to("/ledger/partnerships")
                .POST(BodyPublishers.ofString(
                        "{\"resellerEmail\":\"sales@%s.example\",\"resellerName\":\"Newcomer\"}".formatted(id)));
    }

    private void read(int number) {
        UUID customer = customers.get(number % customers.size()).id();
        Subscription subscription = subscriptions.get(number % subscriptions.size());
        String path = switch (number % 10) {
            case 0 -> "/v1/customers/" + customer;
            case 1 -> "/v1/customers/" + customer + "/subscriptions";
            case 2 -> "/v1/customers/" + customer + "/orders";
            case 3 -> "/v1/customers/" + subscription.customer() + "/subscriptions/" + subscription.id();
            case 4 -> "/v1/customers?size=50";
            case 5 -> "/ledger/resellers?limit=50";
            case 6 -> "/ledger/insights/invalid-por?limit=50";
            case 7 -> "/ledger/subscriptions?porStanding=invalid&limit=50";
            case 8 -> "/ledger/history/subscription:" + subscription.id() + "?limit=50";
            default -> "/ledger/partnerships?status=active&limit=50";
        };
        send(client.to(path), readNanos, () -> {});
    }

    private void send(HttpRequest.Builder unsigned, Queue<Long> nanos, Runnable done) {
        HttpRequest request = unsigned.header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .build();
        long sent = System.nanoTime();
        client.http().sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            lastAnswered.accumulateAndGet(System.nanoTime(), Math::max);
            free.release();
            if (answer != null && answer.statusCode() < 300) {
                nanos.add(System.nanoTime() - sent);
                done.run();
            } else if (!killed) {
                failed(request.method() + " " + request.uri().getPath() + ": "
                        + (answer == null ? failure : told(answer)));
            }
        });
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body();
    }

    private void failed(String what) {
        if (failed.incrementAndGet() <= FAILURES_TOLD) {
            failures.add(what);
        }
    }

    /** Whatever fails from now on is no wonder. */
    void theLedgerIsToBeKilled() {
        killed = true;
        over = true;
    }

    /** Sends no more, and waits for the answers. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread sender : senders) {
            sender.join();
        }
        free.acquire(AT_ONCE);
        free.release(AT_ONCE);
    }

    /** The ids of all requests whose commands were answered as done, also of those this one goes on from. */
    Set<UUID> acknowledged() {
        return acknowledged;
    }

    /** The first of what failed. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many commands a second were answered as done. */
    double commandsASecond() {
        return commandNanos.size() / seconds();
    }

    private double seconds() {
        return (lastAnswered.get() - begun) / 1e9;
    }

    @Override
    public String toString() {
        return "%d commands in %.1f s (%s), %d reads (%s), %d failed"
                .formatted(
                        commandNanos.size(),
                        seconds(),
                        times(commandNanos),
                        readNanos.size(),
                        times(readNanos),
                        failed.get());
    }

    private static String times(Queue<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? "none"
                : "half within %.1f ms, 99 %% within %.1f ms, all within %.1f ms"
                        .formatted(
                                sorted[sorted.length / 2] / 1e6,
                                sorted[sorted.length * 99 / 100] / 1e6,
                                sorted[sorted.length - 1] / 1e6);
    }

    private interface Sending {
        void send(int number);
    }
}
