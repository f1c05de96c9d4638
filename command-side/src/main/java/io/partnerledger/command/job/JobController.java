package io.partnerledger.command.job;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.request.PublicUrl;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Watching, cancelling and undoing jobs. */
@RestController
@RequestMapping("/ledger/jobs/{id}")
class JobController {

    private final Jobs jobs;
    private final JobTables tables;
    private final PublicUrl publicUrl;

    JobController(Jobs jobs, JobTables tables, PublicUrl publicUrl) {
        this.jobs = jobs;
        this.tables = tables;
        this.publicUrl = publicUrl;
    }

    /** Progress, and a page of the lines that have their outcome. */
    @GetMapping
    WatchedJob watch(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String outcome,
            PageRequest page,
            Caller caller,
            RequestContext request) {
        LineOutcome wanted = outcome == null ? null : LineOutcome.of(outcome);
        // Read before its lines, so that a job told to be done shows all of them.
        Job job = jobs.of(caller, id);
        ShownJob shown = jobs.shown(job);
        int after = page.after() == null ? 0 : page.after().integer(0);
        Page<ShownLine> lines = page.of(
                tables.done(job.staging(), wanted, after, page.rows()),
                line -> Cursor.after(line.number()),
                line -> ShownLine.of(line.number(), line.result(), request.locale()));
        return new WatchedJob(shown, lines.items(), lines.nextCursor());
    }

    @PostMapping("/cancellation")
    ShownJob cancel(@PathVariable UUID id, Caller caller) {
        return jobs.shown(jobs.cancel(jobs.of(caller, id)));
    }

    @PostMapping("/undo")
    ResponseEntity<ShownJob> undo(@PathVariable UUID id, Caller caller, RequestContext request, RequestKey key) {
        return jobs.undo(jobs.of(caller, id), caller, request, key).accepted(publicUrl);
    }

    /** @param items lines that have their outcome, in order */
    record WatchedJob(
            @JsonUnwrapped ShownJob job,
            List<ShownLine> items,
            @Nullable String nextCursor) {}
}
