package io.partnerledger.query;

import io.partnerledger.directory.DirectoryConfiguration;
import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.directory.WhoWasWho;
import io.partnerledger.edge.HttpEdgeConfiguration;
import io.partnerledger.events.EventsConfiguration;
import io.partnerledger.events.LedgerDatabase;
import io.partnerledger.events.following.DeadLetters;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.rebuilding.Rebuilders;
import io.partnerledger.events.rebuilding.Rebuilding;
import io.partnerledger.events.schema.LedgerSchema;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;

/**
 * Everything that is read: projections, the views they fill, the endpoints that answer from them.
 *
 * <p>Its beans are known by their full names, for the command side has partnerships and orders of its own.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EntityScan
@EnableJpaRepositories(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        // To parse all queries takes seconds of a start; each is parsed when first asked.
        bootstrapMode = BootstrapMode.LAZY)
@Import({EventsConfiguration.class, DirectoryConfiguration.class, HttpEdgeConfiguration.class})
public class QuerySideConfiguration {

    /** What folds the views; apart from what reads them, so that a long report delays no projection. */
    @Bean
    ViewsPool viewsPool(LedgerDatabase database, @Value("${ledger.dead-letters.limit}") int deadLettersAtMost) {
        DataSource pool = database.pool("projections", 6);
        LedgerSchema.folded(Views.SCHEMA).migrate(pool);
        return new ViewsPool(pool, new ProjectionTables(pool, deadLettersAtMost));
    }

    @Bean
    Positions viewPositions(ViewsPool views) {
        return new Positions(shape -> views.tables().position(shape).orElse(Positions.NOT_SERVED));
    }

    @Bean
    Following viewsFollowing(
            ViewsPool views, Positions viewPositions, EventStore events, @Value("${ledger.node}") String node) {
        Following following =
                new Following(events, views.dataSource(), Views.SCHEMA, node, views.tables(), viewPositions);
        Projections.all().forEach(following::serve);
        return following;
    }

    @Bean
    Rebuilding viewsRebuilding(Rebuilders rebuilders, Following viewsFollowing) {
        return rebuilders.of(Views.SCHEMA, Projections.all());
    }

    /** Also those of what follows for commands: whoever looks after them does so in one place. */
    @Bean
    DeadLetters deadLetters(ViewsPool views, Following directoryFollowing) {
        return new DeadLetters(views.dataSource(), List.of(Views.SCHEMA, DirectoryProjection.SCHEMA));
    }

    /** What the read-only entities are read through; made after the views they map to. */
    @Bean
    DataSource dataSource(LedgerDatabase database, Following viewsFollowing) {
        return database.pool("queries", 10);
    }

    @Bean
    WhoWasWho whoWasWho(DataSource dataSource) {
        return new WhoWasWho(dataSource, Views.SCHEMA);
    }

    /** The pool that folds the views, and their tables. */
    record ViewsPool(DataSource dataSource, ProjectionTables tables) {}
}
