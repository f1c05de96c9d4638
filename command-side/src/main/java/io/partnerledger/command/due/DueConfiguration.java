package io.partnerledger.command.due;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.partnerledger.command.background.BackgroundPool;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.store.Head;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The agenda, and who works it off. */
@Configuration(proxyBeanMethods = false)
class DueConfiguration {

    @Bean
    DueProjection dueProjection(List<DueWork> works) {
        return new DueProjection(works);
    }

    @Bean
    ProjectionTables dueTables(BackgroundPool pool) {
        return new ProjectionTables(pool.dataSource());
    }

    @Bean
    Positions duePositions(ProjectionTables dueTables) {
        return new Positions(shape -> dueTables.position(shape).orElse(0));
    }

    @Bean
    Following dueFollowing(
            EventStore events,
            BackgroundPool pool,
            @Value("${ledger.node}") String node,
            ProjectionTables dueTables,
            Positions duePositions,
            DueProjection projection) {
        Following following =
                new Following(events, pool.dataSource(), DirectoryProjection.SCHEMA, node, dueTables, duePositions);
        following.follow(projection);
        return following;
    }

    @Bean
    DueRows dueRows(BackgroundPool pool, List<DueWork> works) {
        return new DueRows(pool.dataSource(), byKind(works).keySet());
    }

    /** After the agenda is there to be read. */
    @Bean
    DueRunner dueRunner(
            List<DueWork> works,
            DueRows rows,
            DueProjection projection,
            Following dueFollowing,
            Positions duePositions,
            Commands commands,
            Head head,
            Clock clock) {
        return new DueRunner(byKind(works), rows, projection.shape(), duePositions, commands, head, clock);
    }

    private static Map<String, DueWork> byKind(List<DueWork> works) {
        return works.stream().collect(Collectors.toMap(DueWork::kind, Function.identity()));
    }

    /** Half as long as the scheduler looks in on it, so that it is always ready when a node looks. */
    @Bean
    RecurringTask<Void> dueWork(DueRunner runner, @Value("${ledger.due.poll:1s}") Duration poll) {
        return Tasks.recurring("due-work", FixedDelay.of(poll.dividedBy(2)))
                .execute((instance, context) ->
                        runner.work(() -> context.getSchedulerState().isShuttingDown()));
    }

    @Bean
    DueHealth dueWorkHealth(DueRows rows) {
        return new DueHealth(rows);
    }
}
