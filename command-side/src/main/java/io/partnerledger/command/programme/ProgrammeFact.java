package io.partnerledger.command.programme;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.programme.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of a request that states a fact of the programme, with where the fact is from. */
public interface ProgrammeFact extends Checked {

    @Nullable
    Instant effectiveAt();

    @Nullable
    String source();

    @Nullable
    String evidence();

    /** Where the fact is from, as commands carry it. */
    default Evidence origin() {
        return new Evidence(effectiveAt(), source(), evidence());
    }

    /** What must hold whatever the fact is. */
    default void checkOrigin(Violations violations) {
        violations.atMost("source", source(), 500).atMost("evidence", evidence(), 500);
    }
}
