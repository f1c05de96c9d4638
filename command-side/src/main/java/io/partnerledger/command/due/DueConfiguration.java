package io.partnerledger.command.due;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
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
import java.time.Instant;
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

    private static final int HELPERS = 3;

    @Bean
    DueProjection dueProjection(List<DueWork> works) {
        return new DueProjection(works);
    }

    @Bean
    AgendaTables agendaTables(BackgroundPool pool, @Value("${ledger.dead-letters.limit}") int deadLettersAtMost) {
        ProjectionTables tables = new ProjectionTables(pool.dataSource(), deadLettersAtMost);
        return new AgendaTables(
                tables, new Positions(shape -> tables.position(shape).orElse(0)));
    }

    @Bean
    Following dueFollowing(
            EventStore events,
            BackgroundPool pool,
            @Value("${ledger.node}") String node,
            AgendaTables agenda,
            DueProjection projection) {
        Following following = new Following(
                events, pool.dataSource(), DirectoryProjection.SCHEMA, node, agenda.tables(), agenda.positions());
        following.follow(projection);
        return following;
    }

    @Bean
    DueRows dueRows(BackgroundPool pool, List<DueWork> works) {
        return new DueRows(pool.dataSource(), byKind(works).keySet());
    }

    /** Once the agenda is there to be read. */
    @Bean
    DueRunner dueRunner(
            List<DueWork> works,
            DueRows rows,
            DueProjection projection,
            Following dueFollowing,
            AgendaTables agenda,
            Commands commands,
            Head head,
            Clock clock) {
        Map<String, DueWork> byKind = byKind(works);
        return new DueRunner(
                due -> commands.send(byKind.get(due.kind()).command(due), due.occasion()),
                rows,
                projection.shape(),
                agenda.positions(),
                head,
                clock);
    }

    private static Map<String, DueWork> byKind(List<DueWork> works) {
        return works.stream().collect(Collectors.toMap(DueWork::kind, Function.identity()));
    }

    /** Rests half as long as the scheduler does between its looks, so that it is ready whenever a node looks. */
    @Bean
    RecurringTask<Void> dueWork(
            DueRunner runner, OneTimeTask<Void> dueWorkTogether, @Value("${ledger.due.poll:1s}") Duration poll) {
        return Tasks.recurring("due-work", FixedDelay.of(poll.dividedBy(2)))
                .execute((instance, context) -> runner.work(
                        () -> context.getSchedulerState().isShuttingDown(),
                        () -> callForHelp(
                                dueWorkTogether,
                                context.getSchedulerClient(),
                                Instant.now().plus(poll))));
    }

    /** Not at once, which would mean here: in a moment, on whichever nodes look first. */
    private static void callForHelp(OneTimeTask<Void> task, SchedulerClient scheduler, Instant inAMoment) {
        for (int helper = 1; helper <= HELPERS; helper++) {
            scheduler.scheduleIfNotExists(task.instance(Integer.toString(helper)), inAMoment);
        }
    }

    /** Where there is much to do; one that fails is called for again. */
    @Bean
    OneTimeTask<Void> dueWorkTogether(DueRunner runner) {
        return Tasks.oneTime("due-work-together")
                .onFailure((failure, task) -> task.remove())
                .execute((instance, context) ->
                        runner.work(() -> context.getSchedulerState().isShuttingDown(), () -> {}));
    }

    @Bean
    DueHealth dueWorkHealthIndicator(DueRows rows) {
        return new DueHealth(rows);
    }

    /** The agenda in the database, and how far it has come. */
    record AgendaTables(ProjectionTables tables, Positions positions) {}
}
