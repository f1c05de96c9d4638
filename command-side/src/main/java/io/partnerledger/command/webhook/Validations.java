package io.partnerledger.command.webhook;

import io.partnerledger.edge.partnercenter.WebhookEvent;
import io.partnerledger.edge.partnercenter.WebhookValidation;
import io.partnerledger.kernel.privacy.SealedText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Trials of webhooks: somebody asks to be called, and looks how it went. */
final class Validations {

    /** What becomes of it is asked by somebody who is waiting. */
    static final int MOST_ATTEMPTS = 3;

    private static final int MOST = 2;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Validations(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.clock = clock;
    }

    /**
     * Begins a trial, even of a receiver that rests; a repeat of the request begins none.
     *
     * @return whether it has begun; there may be two a minute
     */
    boolean begin(UUID id, Registration registration, String resourcePath) {
        OffsetDateTime now = Outbox.utc(clock.instant());
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            // Whoever asks at the same time waits here, so that the two are counted one after the other.
            jdbc.sql("update command.webhook_registration set rests_until = null where distributor_id = :distributor")
                    .param("distributor", registration.distributorId())
                    .update();
            if (exists(id)) {
                return true;
            }
            if (since(registration.distributorId(), clock.instant().minus(WITHIN)) >= MOST) {
                transaction.setRollbackOnly();
                return false;
            }
            jdbc.sql(
                            "insert into command.webhook_validation (id, distributor_id, url, url_key_version, status, asked_at)"
                                    + " values (:id, :distributor, :url, :version, 'PENDING', :now)")
                    .param("id", id)
                    .param("distributor", registration.distributorId())
                    .param("url", registration.url().ciphertext())
                    .param("version", registration.url().keyVersion())
                    .param("now", now)
                    .update();
            jdbc.sql("""
                            insert into command.webhook_delivery
                                (distributor_id, event, subject, position, resource_name, resource_path, changed_at,
                                 validation_id, posted_at)
                            values (:distributor, :event, :subject, 0, 'test', :path, :now, :id, :now)
                            """)
                    .param("distributor", registration.distributorId())
                    .param("event", WebhookEvent.TEST_CREATED.code())
                    .param("subject", "validation:" + id)
                    .param("path", resourcePath)
                    .param("now", now)
                    .param("id", id)
                    .update();
            return true;
        }));
    }

    private boolean exists(UUID id) {
        return jdbc.sql("select exists (select from command.webhook_validation where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private int since(UUID distributorId, Instant time) {
        return jdbc.sql("select count(*) from command.webhook_validation"
                        + " where distributor_id = :distributor and asked_at > :time")
                .param("distributor", distributorId)
                .param("time", Outbox.utc(time))
                .query(Integer.class)
                .single();
    }

    /** Notes what came of an attempt; whether there is to be another. */
    boolean attempted(Delivery delivery, UUID id, Attempt attempt) {
        boolean taken = attempt.outcome() == Attempt.Outcome.TAKEN;
        boolean over = taken || delivery.attempts() >= MOST_ATTEMPTS;
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            jdbc.sql("""
                            insert into command.webhook_validation_result
                                (validation_id, attempt, response_code, response_message, system_error, answered_at)
                            select v.id, :attempt, :code, :message, :failure, :now
                            from command.webhook_validation v where v.id = :id
                            on conflict do nothing
                            """)
                    .param("id", id)
                    .param("attempt", delivery.attempts())
                    .param(
                            "code",
                            attempt.code() == null ? null : attempt.code().toString())
                    .param("message", attempt.message())
                    .param("failure", attempt.failure())
                    .param("now", Outbox.utc(clock.instant()))
                    .update();
            if (over) {
                jdbc.sql("update command.webhook_validation set status = :status where id = :id")
                        .param(
                                "status",
                                (taken ? WebhookValidation.Status.COMPLETED : WebhookValidation.Status.FAILED).name())
                        .param("id", id)
                        .update();
            }
            return !over;
        }));
    }

    /** A trial of that distributor's, as long as it is kept. */
    Optional<Shown> find(UUID id, UUID distributorId) {
        return jdbc.sql("select * from command.webhook_validation"
                        + " where id = :id and distributor_id = :distributor and asked_at > :time")
                .param("id", id)
                .param("distributor", distributorId)
                .param("time", Outbox.utc(clock.instant().minus(KEPT)))
                .query((row, number) -> new Shown(
                        WebhookValidation.Status.valueOf(row.getString("status")),
                        new SealedText(
                                Registration.subject(distributorId),
                                row.getInt("url_key_version"),
                                row.getString("url")),
                        results(id)))
                .optional();
    }

    private List<WebhookValidation.Result> results(UUID id) {
        return jdbc.sql("select * from command.webhook_validation_result where validation_id = :id order by attempt")
                .param("id", id)
                .query((row, number) -> new WebhookValidation.Result(
                        row.getString("response_code"),
                        row.getString("response_message"),
                        row.getString("system_error"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Forgets what is a week old. */
    void purge() {
        jdbc.sql("delete from command.webhook_validation where asked_at <= :time")
                .param("time", Outbox.utc(clock.instant().minus(KEPT)))
                .update();
    }

    /** How a trial went, its address still sealed. */
    record Shown(WebhookValidation.Status status, SealedText url, List<WebhookValidation.Result> results) {}
}
