package io.partnerledger.command.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as its distributor sees it.
 *
 * @param cancelling whether it was asked to stop and hasn't yet
 * @param undoes the job whose changes it takes back
 */
public record ShownJob(
        UUID id,
        String kind,
        JobStatus status,
        boolean dryRun,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cancelling,
        @Nullable UUID undoes,
        Progress progress,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * How far it is.
     *
     * @param lines how many it has
     * @param done how many have their outcome
     * @param outcomes how many have which; in a dry run, would have
     */
    public record Progress(int lines, int done, Map<String, Integer> outcomes) {}

    static ShownJob of(Job job, Map<LineOutcome, Integer> tally) {
        Map<String, Integer> outcomes = new TreeMap<>();
        tally.forEach((outcome, lines) -> outcomes.put(outcome.code(), lines));
        return new ShownJob(
                job.id(),
                job.kind(),
                job.status(),
                job.dryRun(),
                job.cancelling() && !job.status().finished(),
                job.undoes(),
                new Progress(
                        job.lines(),
                        tally.values().stream().mapToInt(Integer::intValue).sum(),
                        outcomes),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }
}
