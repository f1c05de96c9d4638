package io.partnerledger.directory;

import io.partnerledger.edge.access.Parties;
import io.partnerledger.edge.access.Party;
import io.partnerledger.events.EventsConfiguration;
import io.partnerledger.events.LedgerDatabase;
import io.partnerledger.events.following.DeadLetterFigures;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.FollowingFigures;
import io.partnerledger.events.following.FollowingHealth;
import io.partnerledger.events.following.Lags;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.following.ServedHealth;
import io.partnerledger.events.rebuilding.Rebuilders;
import io.partnerledger.events.rebuilding.Rebuilding;
import io.partnerledger.events.rebuilding.VerificationFigures;
import io.partnerledger.events.rebuilding.VerificationHealth;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The partner directory of a node, and the policy that judges by it.
 *
 * <p>Its tables are kept up to date by whichever node claims them, its memory by itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PartnerOfRecordSettings.class)
@Import(EventsConfiguration.class)
public class DirectoryConfiguration {

    @Bean
    Following directoryFollowing(
            LedgerDatabase database,
            EventStore events,
            @Value("${ledger.node}") String node,
            @Value("${ledger.dead-letters.limit}") int deadLettersAtMost) {
        DataSource pool = database.pool("look-ups", 4);
        LedgerSchema.folded(DirectoryProjection.SCHEMA).migrate(pool);
        ProjectionTables tables = new ProjectionTables(pool, deadLettersAtMost);
        Positions positions = new Positions(shape -> tables.position(shape).orElse(0));
        Following following = new Following(events, pool, DirectoryProjection.SCHEMA, node, tables, positions);
        following.serve(new DirectoryProjection());
        return following;
    }

    /** In its schema, which is there. */
    @Bean
    Rebuilding directoryRebuilding(Rebuilders rebuilders, Following directoryFollowing) {
        return rebuilders.of(DirectoryProjection.SCHEMA, List.of(new DirectoryProjection()));
    }

    @Bean
    ServedHealth servedHealthIndicator(List<Following> followings) {
        return new ServedHealth(followings);
    }

    @Bean
    VerificationHealth verificationHealthIndicator(List<Rebuilding> rebuildings) {
        return new VerificationHealth(rebuildings);
    }

    @Bean
    VerificationFigures verificationFigures(List<Rebuilding> rebuildings) {
        return new VerificationFigures(rebuildings);
    }

    @Bean
    WhoIsWho whoIsWho(
            Following directoryFollowing, Head head, @Value("${ledger.directory.patience:5s}") Duration patience) {
        return new WhoIsWho(directoryFollowing.inMemory(new DirectoryProjection()), head, patience);
    }

    @Bean
    FollowingFigures followingFigures(List<Following> followings, EventStore events, Clock clock) {
        return new FollowingFigures(followings, new Lags(events, clock));
    }

    @Bean
    FollowingHealth followingHealthIndicator(FollowingFigures figures) {
        return new FollowingHealth(figures);
    }

    @Bean
    DeadLetterFigures deadLettersHealthIndicator(List<Following> followings) {
        return new DeadLetterFigures(followings);
    }

    /** What a tenant is never changes, so only one that isn't known yet is worth waiting for. */
    @Bean
    Parties parties(WhoIsWho whoIsWho) {
        return tenant -> whoIsWho.asKnown(page -> page.roleOf(tenant))
                .or(() -> whoIsWho.asOfNow(page -> page.roleOf(tenant)))
                .map(role -> switch (role) {
                    case DISTRIBUTOR -> Party.DISTRIBUTOR;
                    case RESELLER -> Party.RESELLER;
                });
    }

    @Bean
    PartnerOfRecordPolicy partnerOfRecordPolicy(PartnerOfRecordSettings settings) {
        return new PartnerOfRecordPolicy(settings.rules());
    }
}
