package io.partnerledger.command.book;

import io.partnerledger.command.job.Jobs;
import io.partnerledger.command.job.ShownJob;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.request.PublicUrl;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.StreamedBody;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts taking over a distributor's book. */
@RestController
class ImportController {

    private final Jobs jobs;
    private final BookImport kind;
    private final PublicUrl publicUrl;
    private final DataSize bodyLimit;

    ImportController(
            Jobs jobs,
            BookImport kind,
            PublicUrl publicUrl,
            @Value("${ledger.imports.body-limit:4GB}") DataSize bodyLimit) {
        this.jobs = jobs;
        this.kind = kind;
        this.publicUrl = publicUrl;
        this.bodyLimit = bodyLimit;
    }

    @PostMapping(path = "/ledger/imports", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<ShownJob> take(
            @RequestParam(required = false) boolean dryRun, StreamedBody body, Caller caller, RequestContext request)
            throws IOException {
        return jobs.start(kind, dryRun, body, bodyLimit.toBytes(), caller, request)
                .accepted(publicUrl);
    }
}
