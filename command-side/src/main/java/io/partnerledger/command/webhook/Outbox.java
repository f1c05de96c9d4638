package io.partnerledger.command.webhook;

import io.partnerledger.command.background.Rest;
import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.kernel.privacy.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is still to be told to whom.
 *
 * <p>News become deliveries once, in the order of the ledger. A delivery is taken up by one worker of one node, which has
 * a while for it; if nobody hears of it again, another takes it up. So a receiver is told at least once. What is about one
 * subject is told in order.
 */
final class Outbox {

    private static final int POSTED_AT_ONCE = 20_000;

    private static final String STATE = """
            select w.position as posted, p.position as folded,
                   exists (select from %s n where n.position <= p.position) as news
            from command.webhook_posted w, %s.projection p
            where p.name = :name and p.shape = :version and p.serving
            """.formatted(NewsProjection.NEWS_VIEW, DirectoryProjection.SCHEMA);

    /** What was posted before comes again with a rebuild of the projection, and is passed over. */
    private static final String POST = """
            with news as (delete from %s n where n.position <= :upTo returning n.*)
            insert into command.webhook_delivery
                (distributor_id, event, subject, position, resource_name, resource_path, audit_path, changed_at, posted_at)
            select n.distributor_id, n.event, n.subject, n.position, n.resource_name, n.resource_path, n.audit_path,
                   n.changed_at, :now
            from news n join command.webhook_wanted w using (distributor_id, event)
            where n.position > :posted and n.position > w.since
            on conflict do nothing
            """.formatted(NewsProjection.NEWS_VIEW);

    private static final String READY = """
            d.distributor_id = r.distributor_id
            and (d.taken_until is null or d.taken_until <= :now)
            and (d.next_at is null or d.next_at <= :now)
            and not exists (select from command.webhook_delivery e
                            where e.distributor_id = d.distributor_id and e.subject = d.subject
                              and e.position < d.position)
            """;

    private static final String MAY_HAVE_MORE = """
            (select count(*) from command.webhook_delivery d
             where d.distributor_id = r.distributor_id and d.taken_until > :now)
            < case when r.failures > 0 then 1 else :perReceiver end
            """;

    /**
     * Of the receivers that have something to be told and aren't resting, who waited longest. One that was away is tried
     * with one call at a time.
     */
    private static final String RECEIVER = """
            select r.distributor_id from command.webhook_registration r
            where (r.rests_until is null or r.rests_until <= :now)
              and exists (select from command.webhook_delivery d where %s)
              and %s
            order by r.served_at nulls first
            limit 1
            for update of r skip locked
            """.formatted(READY, MAY_HAVE_MORE);

    /** Asked again of the receiver that is now held: what others did in the meantime is known only after that. */
    private static final String TAKE = """
            with r as (
                update command.webhook_registration r set served_at = clock_timestamp()
                where r.distributor_id = :distributor and %2$s
                returning r.distributor_id, r.url, r.url_key_version, r.ms_signature
            ), next as (
                select d.id from command.webhook_delivery d, r where %1$s order by d.position, d.posted_at limit 1
            )
            update command.webhook_delivery d set taken_until = :until, attempts = d.attempts + 1
            from next, r where d.id = next.id
            returning d.*, r.url, r.url_key_version, r.ms_signature
            """.formatted(READY, MAY_HAVE_MORE);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final int perReceiver;
    private final Duration givenUpAfter;

    Outbox(DataSource dataSource, Clock clock, int perReceiver, Duration givenUpAfter) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.clock = clock;
        this.perReceiver = perReceiver;
        this.givenUpAfter = givenUpAfter;
    }

    /** Makes deliveries of the news there are. */
    void post(int version) {
        while (Boolean.TRUE.equals(transactions.execute(transaction -> postSome(version)))) {
            // A long history is posted piece by piece.
        }
    }

    private boolean postSome(int version) {
        State state = jdbc.sql(STATE + " for update of w")
                .param("name", NewsProjection.NAME)
                .param("version", version)
                .query(State.class)
                .optional()
                .orElse(State.NOTHING);
        long upTo = Math.min(state.folded(), state.posted() + POSTED_AT_ONCE);
        if (state.news()) {
            jdbc.sql(POST)
                    .param("upTo", upTo)
                    .param("posted", state.posted())
                    .param("now", utc(clock.instant()))
                    .update();
        }
        if (upTo > state.posted()) {
            jdbc.sql("update command.webhook_posted set position = :upTo")
                    .param("upTo", upTo)
                    .update();
        }
        return upTo > state.posted() && upTo < state.folded();
    }

    /** Takes up what is to be told next, which nobody else will until the time is over. */
    Optional<Delivery> take(Duration within) {
        OffsetDateTime now = utc(clock.instant());
        OffsetDateTime until = utc(clock.instant().plus(within));
        return Objects.requireNonNull(transactions.execute(transaction -> jdbc.sql(RECEIVER)
                .param("now", now)
                .param("perReceiver", perReceiver)
                .query(UUID.class)
                .optional()
                .flatMap(distributor -> jdbc.sql(TAKE)
                        .param("distributor", distributor)
                        .param("now", now)
                        .param("until", until)
                        .param("perReceiver", perReceiver)
                        .query((row, number) -> delivery(row))
                        .optional())));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        UUID distributorId = row.getObject("distributor_id", UUID.class);
        return new Delivery(
                row.getObject("id", UUID.class),
                distributorId,
                row.getString("event"),
                row.getString("resource_name"),
                row.getString("resource_path"),
                row.getString("audit_path"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("validation_id", UUID.class),
                row.getInt("attempts"),
                new SealedText(
                        Registration.subject(distributorId), row.getInt("url_key_version"), row.getString("url")),
                row.getBoolean("ms_signature"));
    }

    /** It is told. */
    void taken(Delivery delivery) {
        transactions.executeWithoutResult(transaction -> {
            reached(delivery.distributorId());
            drop(delivery);
        });
    }

    /** Before the delivery, as everywhere: who changes a webhook locks the two in this order, too. */
    private void reached(UUID distributorId) {
        jdbc.sql("update command.webhook_registration set failures = 0, failing_since = null, rests_until = null"
                        + " where distributor_id = :distributor and failures > 0")
                .param("distributor", distributorId)
                .update();
    }

    void drop(Delivery delivery) {
        jdbc.sql("delete from command.webhook_delivery where id = :id")
                .param("id", delivery.id())
                .update();
    }

    /** Its receiver won't have it; it is told again after a while, twice as long each time, and others meanwhile. */
    int refused(Delivery delivery) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(transaction -> {
            reached(delivery.distributorId());
            jdbc.sql("update command.webhook_delivery set taken_until = null, next_at = :next,"
                            + " failing_since = coalesce(failing_since, :now) where id = :id")
                    .param("next", utc(now.plus(Rest.after(delivery.attempts()))))
                    .param("now", utc(now))
                    .param("id", delivery.id())
                    .update();
        });
        return giveUp(delivery.distributorId(), now);
    }

    /** Its receiver is away and rests, with all that waits for it, twice as long each time. */
    int away(Delivery delivery) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(transaction -> {
            int failures = jdbc.sql("update command.webhook_registration set failures = failures + 1,"
                            + " failing_since = coalesce(failing_since, :now) where distributor_id = :distributor"
                            + " returning failures")
                    .param("now", utc(now))
                    .param("distributor", delivery.distributorId())
                    .query(Integer.class)
                    .optional()
                    .orElse(1);
            jdbc.sql("update command.webhook_registration set rests_until = :until where distributor_id = :distributor")
                    .param("until", utc(now.plus(Rest.after(failures))))
                    .param("distributor", delivery.distributorId())
                    .update();
            putBack(delivery);
        });
        return giveUp(delivery.distributorId(), now);
    }

    /** It may be taken up again. */
    void putBack(Delivery delivery) {
        jdbc.sql("update command.webhook_delivery set taken_until = null where id = :id")
                .param("id", delivery.id())
                .update();
    }

    /** Only after an attempt that failed: what waited because we were away ourselves is tried first. */
    private int giveUp(UUID distributorId, Instant now) {
        return jdbc.sql("""
                        delete from command.webhook_delivery d
                        using command.webhook_registration r
                        where d.distributor_id = :distributor and r.distributor_id = d.distributor_id
                          and d.taken_until is null
                          and (d.failing_since <= :longAgo or r.failing_since <= :longAgo and d.posted_at <= :longAgo)
                        """)
                .param("distributor", distributorId)
                .param("longAgo", utc(now.minus(givenUpAfter)))
                .update();
    }

    /** How many receivers are away or refuse something. */
    long failing() {
        return jdbc.sql("select count(*) from command.webhook_registration r where r.failures > 0 or exists"
                        + " (select from command.webhook_delivery d where d.distributor_id = r.distributor_id"
                        + "   and d.failing_since is not null)")
                .query(Long.class)
                .single();
    }

    /** How much waits to be told. */
    long waiting() {
        return jdbc.sql("select count(*) from command.webhook_delivery")
                .query(Long.class)
                .single();
    }

    static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    record State(long posted, long folded, boolean news) {

        static final State NOTHING = new State(0, 0, false);
    }
}
