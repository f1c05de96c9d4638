package io.partnerledger.command.replacement;

import io.partnerledger.command.job.Jobs;
import io.partnerledger.command.job.ShownJob;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.request.PublicUrl;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.request.StreamedBody;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts replacing partners of record in bulk. */
@RestController
@RequestMapping("/ledger/por-replacements")
class ReplacementController {

    private final Jobs jobs;
    private final PartnerOfRecordReplacement kind;
    private final SubscriptionsToReplace subscriptions;
    private final PublicUrl publicUrl;
    private final DataSize bodyLimit;

    ReplacementController(
            Jobs jobs,
            PartnerOfRecordReplacement kind,
            SubscriptionsToReplace subscriptions,
            PublicUrl publicUrl,
            @Value("${ledger.por-replacements.body-limit:64MB}") DataSize bodyLimit) {
        this.jobs = jobs;
        this.kind = kind;
        this.subscriptions = subscriptions;
        this.publicUrl = publicUrl;
        this.bodyLimit = bodyLimit;
    }

    /** One partner of record for another, wherever it is; what gets it later stays as it is. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ShownJob> replace(
            @RequestParam(required = false) boolean dryRun,
            @RequestBody WholesaleReplacement body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        String from = Objects.requireNonNull(body.fromPlaId());
        String to = Objects.requireNonNull(body.toPlaId());
        Set<CustomerId> customers = Objects.requireNonNullElse(body.customerIds(), List.<String>of()).stream()
                .map(id -> new CustomerId(Guid.parse(id)))
                .collect(Collectors.toUnmodifiableSet());
        return jobs.start(
                        kind,
                        dryRun,
                        subscriptions.of(
                                new DistributorId(caller.tenant()),
                                PlaId.of(from),
                                customers,
                                id -> kind.staged(id.value().toString(), to, from)),
                        caller,
                        request,
                        key)
                .accepted(publicUrl);
    }

    /** What each line says. */
    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<ShownJob> replaceEach(
            @RequestParam(required = false) boolean dryRun, StreamedBody body, Caller caller, RequestContext request)
            throws IOException {
        return jobs.start(kind, dryRun, body, bodyLimit.toBytes(), caller, request)
                .accepted(publicUrl);
    }
}
