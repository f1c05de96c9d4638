package io.partnerledger.command.job;

import io.partnerledger.edge.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All kinds of jobs, by their codes. */
@Component
class KindsOfJob {

    private static final Logger log = LoggerFactory.getLogger(KindsOfJob.class);

    private final Map<String, KindOfJob<?>> byCode;

    KindsOfJob(List<KindOfJob<?>> kinds) {
        this.byCode = kinds.stream().collect(Collectors.toUnmodifiableMap(KindOfJob::code, Function.identity()));
    }

    /** @throws io.partnerledger.edge.fault.Faulted as {@code TRY_AGAIN} for one that only a newer node knows */
    KindOfJob<?> of(String code) {
        KindOfJob<?> kind = byCode.get(code);
        if (kind == null) {
            log.warn("This version knows no jobs of kind {}", code);
            throw Fault.TRY_AGAIN.raised();
        }
        return kind;
    }
}
