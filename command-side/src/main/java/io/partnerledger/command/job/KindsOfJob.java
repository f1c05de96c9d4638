package io.partnerledger.command.job;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All kinds of jobs, by their codes. */
@Component
class KindsOfJob {

    private final Map<String, KindOfJob<?>> byCode;

    KindsOfJob(List<KindOfJob<?>> kinds) {
        this.byCode = kinds.stream().collect(Collectors.toUnmodifiableMap(KindOfJob::code, Function.identity()));
    }

    KindOfJob<?> of(String code) {
        KindOfJob<?> kind = byCode.get(code);
        if (kind == null) {
            throw new IllegalStateException("This version knows no jobs of kind " + code + ".");
        }
        return kind;
    }
}
