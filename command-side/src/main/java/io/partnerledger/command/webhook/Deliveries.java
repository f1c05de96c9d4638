package io.partnerledger.command.webhook;

import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.partnercenter.WebhookNotice;
import io.partnerledger.edge.request.PublicUrl;
import io.partnerledger.events.privacy.PersonalDataVault;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;

/** Tells receivers what the outbox has for them, several at once, so that a slow one keeps nobody waiting but itself. */
final class Deliveries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    /** Where receivers find the certificate. */
    static final String CERTIFICATE = "/webhooks/v1/certificate";

    /** What a worker has for one call beyond the call itself, before it counts as dead. */
    private static final Duration FOR_THE_REST = Duration.ofSeconds(50);

    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(3);

    private final Outbox outbox;
    private final Validations validations;
    private final Calls calls;
    private final Signing signing;
    private final PersonalDataVault vault;
    private final EdgeJson json;
    private final PublicUrl publicUrl;
    private final Duration within;
    private final Semaphore places;
    private final ExecutorService workers;
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();

    Deliveries(
            Outbox outbox,
            Validations validations,
            Calls calls,
            Signing signing,
            PersonalDataVault vault,
            EdgeJson json,
            PublicUrl publicUrl,
            WebhookSettings settings) {
        this.outbox = outbox;
        this.validations = validations;
        this.calls = calls;
        this.signing = signing;
        this.vault = vault;
        this.json = json;
        this.publicUrl = publicUrl;
        this.within = settings.patience().plus(FOR_THE_REST);
        this.places = new Semaphore(settings.atOnce());
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "webhook-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Has one more at work, if there is a place; who finds something calls the next. */
    void wake() {
        if (places.tryAcquire()) {
            try {
                workers.execute(this::work);
            } catch (RejectedExecutionException stopping) {
                places.release();
            }
        }
    }

    private void work() {
        try {
            Optional<Delivery> next = outbox.take(within);
            while (next.isPresent()) {
                wake();
                tell(next.get());
                next = workers.isShutdown() ? Optional.empty() : outbox.take(within);
            }
        } catch (RuntimeException failed) {
            // Be it the database or a defect: what was taken up is so for a while only, and somebody will try again.
            log.warn("Webhooks can't be told at the moment", failed);
        } finally {
            places.release();
        }
    }

    private void tell(Delivery delivery) {
        Attempt attempt = attemptOrDefect(delivery);
        UUID validation = delivery.validationId();
        if (workers.isShutdown() && attempt.outcome() != Attempt.Outcome.TAKEN) {
            // Whoever stops the node has cut it off: no fault of the receiver's.
            outbox.putBack(delivery);
            return;
        }
        boolean over = validation != null && !validations.attempted(delivery, validation, attempt);
        switch (attempt.outcome()) {
            case TAKEN -> {
                outbox.taken(delivery);
                told.incrementAndGet();
            }
            case REFUSED -> failed(delivery, attempt, outbox.refused(delivery));
            case AWAY -> failed(delivery, attempt, outbox.away(delivery));
        }
        if (over) {
            outbox.drop(delivery);
        }
    }

    /** A mistake of ours rests like a receiver that is away, or it would come again every minute for ever. */
    private Attempt attemptOrDefect(Delivery delivery) {
        try {
            return attempt(delivery);
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException defect) {
            log.error("Defect in telling {}", delivery.event(), defect);
            return Attempt.without("not sent");
        }
    }

    private Attempt attempt(Delivery delivery) {
        Optional<String> url = vault.open(delivery.url());
        if (url.isEmpty()) {
            return Attempt.without("address forgotten");
        }
        byte[] body = json.partnerCenter().writeValueAsBytes(notice(delivery));
        return calls.post(URI.create(url.get()), headers(delivery, body), body);
    }

    private WebhookNotice notice(Delivery delivery) {
        return WebhookNotice.of(
                delivery.event(),
                publicUrl.of(delivery.resourcePath()),
                delivery.resourceName(),
                delivery.auditPath() == null ? null : publicUrl.of(delivery.auditPath()),
                delivery.changedAt());
    }

    private Map<String, String> headers(Delivery delivery, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                delivery.msSignature() ? "x-ms-signature" : "Authorization", "Signature " + signing.signatureOf(body));
        headers.put("X-MS-Certificate-Url", publicUrl.of(CERTIFICATE));
        headers.put("X-MS-Signature-Algorithm", Signing.ALGORITHM);
        headers.put("MS-RequestId", delivery.id().toString());
        return headers;
    }

    /** The address stays out of the log: it may carry a secret. */
    private void failed(Delivery delivery, Attempt attempt, int lost) {
        log.atLevel(delivery.attempts() == 1 ? Level.WARN : Level.DEBUG)
                .log(
                        "The webhook of {} did not take {} ({}), {} times by now",
                        delivery.distributorId(),
                        delivery.event(),
                        attempt.told(),
                        delivery.attempts());
        if (lost > 0) {
            givenUp.addAndGet(lost);
            log.warn("The webhook of {} is not told of {} things any more", delivery.distributorId(), lost);
        }
    }

    long told() {
        return told.get();
    }

    long givenUp() {
        return givenUp.get();
    }

    /** What is half told is told to its end, within bounds. */
    @Override
    public void close() throws InterruptedException {
        workers.shutdown();
        if (!workers.awaitTermination(TIME_TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
            workers.shutdownNow();
        }
    }
}
