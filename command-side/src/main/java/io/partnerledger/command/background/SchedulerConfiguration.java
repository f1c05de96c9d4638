package io.partnerledger.command.background;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.events.LedgerDatabase;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.schema.LedgerSchema;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is done by itself, on whichever node takes it: every {@link Task} that is a bean.
 *
 * <p>The scheduler lives by the machine's time and not by the ledger's clock: its heartbeats tell the living from the
 * dead. What is <em>due</em> is asked of the ledger's clock by whoever it wakes. Something to be begun at once is given
 * no time: {@code scheduler.scheduleIfNotExists(task.schedulableInstance(id, data))}.
 */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    /** Long work leaves some for the rest. */
    private static final int THREADS = 8;

    /** With the fewest beats that may be missed, a dead node's work is taken over after 20 to 30 seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int BEATS_MISSED_BY_THE_DEAD = 4;

    /** Within what an orderly stop is given. */
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(4);

    /** After the look-ups' own tables, which make the schema. */
    @Bean
    BackgroundPool backgroundPool(LedgerDatabase database, Following directoryFollowing) {
        DataSource pool = database.pool("background", 8);
        LedgerSchema.beside(DirectoryProjection.SCHEMA, "classpath:db/command", "background_version")
                .migrate(pool);
        return new BackgroundPool(pool);
    }

    @Bean
    Scheduler scheduler(
            BackgroundPool pool,
            ObjectProvider<Task<?>> tasks,
            @Value("${ledger.due.poll:1s}") Duration poll,
            @Value("${ledger.node}") String node) {
        List<Task<?>> all = tasks.stream().toList();
        return Scheduler.create(
                        pool.dataSource(),
                        all.stream()
                                .filter(task -> !(task instanceof OnStartup))
                                .toList())
                .startTasks(recurring(all))
                .tableName(DirectoryProjection.SCHEMA + ".scheduled_tasks")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .serializer(new TaskDataAsJson())
                .schedulerName(new SchedulerName.Fixed(node))
                .pollingInterval(poll)
                .enableImmediateExecution()
                .threads(THREADS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(BEATS_MISSED_BY_THE_DEAD)
                .shutdownMaxWait(TIME_TO_FINISH)
                .build();
    }

    /** Tasks that see to it themselves that they are scheduled. */
    @SuppressWarnings("unchecked")
    private static <T extends Task<?> & OnStartup> List<T> recurring(List<Task<?>> tasks) {
        return tasks.stream()
                .filter(OnStartup.class::isInstance)
                .map(task -> (T) task)
                .toList();
    }

    @Bean
    RunningScheduler runningScheduler(Scheduler scheduler) {
        return new RunningScheduler(scheduler);
    }
}
