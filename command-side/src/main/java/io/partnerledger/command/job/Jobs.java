package io.partnerledger.command.job;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.request.StreamedBody;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts jobs, and takes back what they did. */
@Component
public class Jobs {

    /** Lines are written so many at a time, and never more of them held. */
    private static final int LINES_AT_ONCE = 500;

    private final JobTables tables;
    private final JobQueue queue;
    private final KindsOfJob kinds;
    private final PersonalDataVault vault;
    private final Clock clock;
    private final JobSettings settings;

    Jobs(
            JobTables tables,
            JobQueue queue,
            KindsOfJob kinds,
            PersonalDataVault vault,
            Clock clock,
            JobSettings settings) {
        this.tables = tables;
        this.queue = queue;
        this.kinds = kinds;
        this.vault = vault;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Starts a job with a line for each of the body's; one that can't be read is a line with that result.
     *
     * <p>The same request again is answered with the job it has started before.
     *
     * @param bytes the longest body that is read
     */
    public StartedJob start(
            KindOfJob<?> kind, boolean dryRun, StreamedBody body, long bytes, Caller caller, RequestContext request)
            throws IOException {
        Lines lines = new Lines(body.within(bytes));
        Draft draft = new Draft(kind);
        try {
            for (Optional<StagedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                draft.add(lines.number(), line.get());
            }
            if (draft.lines == 0) {
                throw Fault.BODY_MISSING.raised();
            }
        } catch (IOException | RuntimeException broken) {
            draft.abandon();
            throw broken;
        }
        return draft.begin(dryRun, null, caller, request, body.key());
    }

    /** Starts a job with these lines, which may be none. */
    public StartedJob start(
            KindOfJob<?> kind,
            boolean dryRun,
            Iterator<StagedLine> lines,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        return start(kind, dryRun, lines, null, caller, request, key);
    }

    private StartedJob start(
            KindOfJob<?> kind,
            boolean dryRun,
            Iterator<StagedLine> lines,
            @Nullable UUID undoes,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        Optional<Job> known = tables.find(id(key));
        if (known.isPresent()) {
            return queued(known.get());
        }
        Draft draft = new Draft(kind);
        try {
            for (int number = 1; lines.hasNext(); number++) {
                draft.add(number, lines.next());
            }
        } catch (RuntimeException broken) {
            draft.abandon();
            throw broken;
        }
        return draft.begin(dryRun, undoes, caller, request, key);
    }

    /** The job with that id, if it is of the caller's tenant and kind of work. */
    Job of(Caller caller, UUID id) {
        Job job = tables.find(id)
                .filter(found -> found.startedBy().tenant().equals(caller.tenant()))
                .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
        if (kinds.of(job.kind()).agents().stream().noneMatch(caller::is)) {
            throw Fault.ROLE_LACKS_RIGHT.raised();
        }
        return job;
    }

    ShownJob shown(Job job) {
        return ShownJob.of(job, tables.tally(job.id()));
    }

    /** Stops it before its next lines; a repeat changes nothing. */
    Job cancel(Job job) {
        JobStatus was = tables.cancel(job.id(), clock.instant()).orElseThrow().status();
        Refused.unless(!was.finished() || was == JobStatus.CANCELLED, RefusalCode.JOB_FINISHED, was);
        if (was == JobStatus.QUEUED) {
            vault.forget(job.subject());
        }
        return tables.find(job.id()).orElseThrow();
    }

    /** Starts a job that takes back what this one changed, the last first: several lines may be about the same. */
    StartedJob undo(Job job, Caller caller, RequestContext request, RequestKey key) {
        KindOfJob<?> kind = kinds.of(job.kind());
        Refused.unless(
                job.status().finished() && !job.dryRun() && kind.canBeUndone(),
                RefusalCode.JOB_NOT_UNDOABLE,
                job.status());
        Iterator<StagedLine> lines = new Pages<>(
                before -> tables.doneBackwards(
                        job.staging(), LineOutcome.CHANGED, before == null ? Integer.MAX_VALUE : before, LINES_AT_ONCE),
                KeptLine::number,
                changed -> kind.undoing(changed.result()));
        return start(kind, false, lines, job.id(), caller, request, key);
    }

    private StartedJob queued(Job job) {
        if (!job.status().finished()) {
            queue.add(job.id());
        }
        return new StartedJob(shown(job));
    }

    private static UUID id(RequestKey key) {
        return key.uuid("job");
    }

    /** A job whose lines are being read. */
    private final class Draft {

        private final KindOfJob<?> kind;
        private final UUID staging = UUID.randomUUID();
        private final List<KeptLine> batch = new ArrayList<>();
        private final Instant begun = clock.instant();
        private int lines;

        Draft(KindOfJob<?> kind) {
            this.kind = kind;
            tables.beginStaging(staging, begun);
        }

        void add(int number, StagedLine line) {
            if (++lines > settings.lines()) {
                throw BadRequest.of(
                        "lines", Text.of("violation.too-many", Map.of("max", Integer.toString(settings.lines()))));
            }
            batch.add(kept(number, line));
            if (batch.size() == LINES_AT_ONCE) {
                write();
            }
        }

        private KeptLine kept(int number, StagedLine line) {
            if (line.text() == null) {
                return KeptLine.decided(number, line.result());
            }
            int turn = kind.turn(line.text());
            return kind.holdsPersonalData()
                    ? KeptLine.sealed(turn, number, vault.seal(Job.subject(staging), line.text()))
                    : KeptLine.open(turn, number, line.text());
        }

        private void write() {
            tables.stage(staging, batch);
            batch.clear();
        }

        void abandon() {
            tables.abandonStaging(staging);
            vault.forget(Job.subject(staging));
        }

        StartedJob begin(boolean dryRun, @Nullable UUID undoes, Caller caller, RequestContext request, RequestKey key) {
            write();
            Job job = tables.make(new Job(
                    id(key),
                    staging,
                    kind.code(),
                    key.claim(),
                    dryRun,
                    undoes,
                    JobStatus.QUEUED,
                    false,
                    lines,
                    caller,
                    request.requestId(),
                    request.traceId(),
                    begun,
                    null,
                    null));
            if (!job.staging().equals(staging)) {
                vault.forget(Job.subject(staging));
            }
            if (!job.id().equals(id(key))) {
                throw Fault.IDEMPOTENCY_KEY_REUSED.raised();
            }
            return queued(job);
        }
    }
}
