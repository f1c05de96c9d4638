package io.partnerledger.events.rebuilding;

import io.partnerledger.events.LedgerDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.support.CronExpression;

/** What filling generations may take, and from where it takes it. */
@Configuration(proxyBeanMethods = false)
public class RebuildingConfiguration {

    private static final Duration LOOK = Duration.ofMillis(500);

    /** Of each schema: the lock, those that are compared or take over, and a wish or a look from outside. */
    private static final int CONNECTIONS_BESIDE_FOLDING = 8;

    @Bean
    RebuildSettings rebuildSettings(
            @Value("${ledger.rebuild.threads}") int threads,
            @Value("${ledger.rebuild.batch}") int batch,
            @Value("${ledger.projections.keep-old-shapes}") Duration keepOldShapes,
            @Value("${ledger.verification.schedule}") String schedule,
            @Value("${ledger.dead-letters.limit}") int deadLettersAtMost) {
        int halfOfThem = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new RebuildSettings(
                threads > 0 ? threads : halfOfThem,
                batch,
                LOOK,
                keepOldShapes,
                schedule.strip().equals("-") ? Optional.empty() : Optional.of(CronExpression.parse(schedule)),
                deadLettersAtMost);
    }

    /** With connections of its own, so that whoever follows or reads waits for none. */
    @Bean
    Rebuilders rebuilders(LedgerDatabase database, EventStore events, Clock clock, RebuildSettings settings) {
        return new Rebuilders(
                events,
                database.pool("rebuilds", 2 * settings.threads() + CONNECTIONS_BESIDE_FOLDING),
                clock,
                settings);
    }
}
