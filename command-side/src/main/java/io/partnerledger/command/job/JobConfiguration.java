package io.partnerledger.command.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.partnerledger.command.background.BackgroundPool;
import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.schema.LedgerSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where jobs lie, and how the scheduler runs them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobConfiguration {

    private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("job");

    /** When a job that had to wait, for others or for the store, is tried again. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration LATER = Duration.ofSeconds(10);

    /** How long the longest upload may take before its lines count as abandoned. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    @Bean
    JobTables jobTables(BackgroundPool pool) {
        LedgerSchema.beside(DirectoryProjection.SCHEMA, "classpath:db/job", "job_version")
                .migrate(pool.dataSource());
        return new JobTables(pool.dataSource());
    }

    @Bean
    JobRun jobRun(
            JobTables tables,
            KindsOfJob kinds,
            PersonalDataVault vault,
            EdgeJson json,
            Clock clock,
            JobSettings settings) {
        return new JobRun(tables, kinds, vault, json, clock, settings);
    }

    @Bean
    Task<Void> job(JobRun run, JobSettings settings) {
        Semaphore places = new Semaphore(settings.atOnce());
        return Tasks.custom(JOB)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, Instant.now().plus(LATER)))
                .execute((execution, context) -> {
                    if (!places.tryAcquire()) {
                        return again(SOON);
                    }
                    try {
                        return run.run(UUID.fromString(execution.getId()))
                                ? new CompletionHandler.OnCompleteRemove<>()
                                : again(Duration.ZERO);
                    } finally {
                        places.release();
                    }
                });
    }

    private static CompletionHandler<Void> again(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, Instant.now().plus(pause));
    }

    /** Sees to it that no job waits for ever, should a node have died between making and queueing it; and forgets old ones. */
    @Bean
    Task<Void> jobKeeping(JobTables tables, PersonalDataVault vault, Clock clock, JobSettings settings) {
        return Tasks.recurring("job-keeping", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((execution, context) -> {
                    Instant now = clock.instant();
                    tables.unfinished().forEach(job -> queue(context.getSchedulerClient(), job));
                    tables.purge(now.minus(settings.kept()), now.minus(ABANDONED))
                            .forEach(staging -> vault.forget(Job.subject(staging)));
                });
    }

    @Bean
    JobQueue jobQueue(Scheduler scheduler) {
        return job -> queue(scheduler, job);
    }

    private static void queue(SchedulerClient scheduler, UUID job) {
        scheduler.scheduleIfNotExists(JOB.instance(job.toString()).scheduledTo(Instant.now()));
    }
}
