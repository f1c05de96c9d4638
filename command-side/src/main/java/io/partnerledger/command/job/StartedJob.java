package io.partnerledger.command.job;

import io.partnerledger.edge.request.PublicUrl;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** A job that was started, now or by the same request before. */
public record StartedJob(ShownJob job) {

    /** The answer: 202, and where to watch it. */
    public ResponseEntity<ShownJob> accepted(PublicUrl publicUrl) {
        return ResponseEntity.accepted()
                .location(URI.create(publicUrl.of("/ledger/jobs/" + job.id())))
                .body(job);
    }
}
