package io.partnerledger.query.evidence;

import io.partnerledger.events.evidence.Checkpoint;
import io.partnerledger.events.store.Head;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs every day what each distributor's chain has come to, also on a day on which nothing happened.
 *
 * <p>Every node looks; of two that sign the same day, the first one's checkpoint stays. Days that nobody signed, for the
 * ledger was down, are signed later, each as of its end.
 */
final class DailyCheckpoints implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DailyCheckpoints.class);

    /** What was decided before midnight has been stored by then, and the clocks of nodes are no further apart. */
    private static final Duration UNTIL_A_DAY_IS_OVER = Duration.ofMinutes(1);

    private static final int DAYS_AT_ONCE = 30;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Chains chains;
    private final EvidenceKeys keys;
    private final Head head;
    private final Clock clock;
    private final Duration lookEvery;
    private final Duration patience;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("checkpoints"));
    private volatile boolean running;

    DailyCheckpoints(
            DataSource dataSource,
            Chains chains,
            EvidenceKeys keys,
            Head head,
            Clock clock,
            Duration lookEvery,
            Duration patience) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.chains = chains;
        this.keys = keys;
        this.head = head;
        this.clock = clock;
        this.lookEvery = lookEvery;
        this.patience = patience;
    }

    /** A checkpoint and the day at the end of which it was. */
    record OfADay(LocalDate day, Checkpoint checkpoint) {}

    /** The days that are over and not signed yet, of one chain. */
    private record Unsigned(UUID distributorId, LocalDate first) {}

    @Override
    public void start() {
        thread.scheduleWithFixedDelay(this::look, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    private void look() {
        try {
            sign();
        } catch (RuntimeException | Error later) {
            // Whatever it was, the next look must come.
            log.warn("Checkpoints can't be signed at the moment", later);
        }
    }

    /** Signs what has not been signed, unless chains are behind what was stored: then it is too early. */
    void sign() {
        Instant now = clock.instant();
        LocalDate today = day(now.minus(UNTIL_A_DAY_IS_OVER));
        // The head of now and no later one: under load the chains are always a little behind the newest.
        long stored = head.now();
        if (!chains.reach(stored, patience)) {
            return;
        }
        for (Unsigned chain : unsigned(today)) {
            for (LocalDate first = chain.first; first.isBefore(today); first = first.plusDays(DAYS_AT_ONCE)) {
                LocalDate last = first.plusDays(DAYS_AT_ONCE);
                sign(
                        chain.distributorId,
                        first.datesUntil(last.isBefore(today) ? last : today).toList(),
                        now);
            }
        }
    }

    /** For how many days at most a chain has not been signed, though they are over. */
    long unsignedDays() {
        LocalDate today = day(clock.instant());
        return unsigned(today).stream()
                .mapToLong(chain -> ChronoUnit.DAYS.between(chain.first, today))
                .max()
                .orElse(0);
    }

    private List<Unsigned> unsigned(LocalDate today) {
        return jdbc.sql("""
                        select distributor_id, first
                          from (select c.distributor_id,
                                       coalesce((select max(day) + 1 from evidence.checkpoint p
                                                  where p.distributor_id = c.distributor_id),
                                                (c.begun at time zone 'UTC')::date) as first
                                  from evidence.chain c) days
                         where first < ?
                         order by distributor_id
                        """)
                .param(today)
                .query((row, number) -> new Unsigned(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
                .list();
    }

    void sign(UUID distributor, List<LocalDate> days, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        chains.close(distributor, endOf(days.get(days.size() - 1)));
        for (LocalDate day : days) {
            Instant end = endOf(day);
            Checkpoint checkpoint = chains.before(distributor, end).signed(keys.current(), end, now);
            rows.add(new Object[] {distributor, day, checkpoint.json().toString()});
        }
        template.batchUpdate(
                "insert into evidence.checkpoint (distributor_id, day, checkpoint) values (?, ?, ?::json)"
                        + " on conflict do nothing",
                rows);
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Those of a distributor from the first day to the last. */
    List<OfADay> of(UUID distributor, LocalDate first, LocalDate last, int atMost) {
        return jdbc.sql("select day, checkpoint from evidence.checkpoint"
                        + " where distributor_id = ? and day between ? and ? order by day limit ?")
                .params(distributor, first, last, atMost)
                .query((row, number) ->
                        new OfADay(row.getObject(1, LocalDate.class), Checkpoint.read(json(row.getString(2)))))
                .list();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One after {@link io.partnerledger.events.following.Following}. */
    @Override
    public int getPhase() {
        return 1;
    }
}
