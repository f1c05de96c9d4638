package io.partnerledger.command.job;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Languages;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param id derived from the request that started it
 * @param staging under which its lines lie
 * @param kind by its code
 * @param claim one request id, one job
 * @param undoes the job whose changes this one takes back
 * @param cancelling whether it is to stop
 * @param lines how many it has
 * @param startedBy whose tenant is the distributor
 */
record Job(
        UUID id,
        UUID staging,
        String kind,
        String claim,
        boolean dryRun,
        @Nullable UUID undoes,
        JobStatus status,
        boolean cancelling,
        int lines,
        Caller startedBy,
        String requestId,
        String traceId,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** The subject whose key seals its lines. */
    String subject() {
        return subject(staging);
    }

    static String subject(UUID staging) {
        return "job:" + staging;
    }

    JobLine line(int number) {
        String key = "job:" + id + "/" + number;
        return new JobLine(
                id,
                number,
                dryRun,
                startedBy,
                new RequestContext(
                        requestId, true, id.toString(), traceId, Languages.ENGLISH, "POST", "/ledger/jobs/" + id),
                new RequestKey(key, key));
    }
}
