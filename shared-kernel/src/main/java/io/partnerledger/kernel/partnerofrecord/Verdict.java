package io.partnerledger.kernel.partnerofrecord;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the policy says about a partner of record: all that is wrong with it, and what of that blocks. */
public record Verdict(List<Failure> failures) {

    public Verdict {
        failures = List.copyOf(failures);
    }

    /** Whether nothing is wrong. */
    public boolean valid() {
        return failures.isEmpty();
    }

    /** Whether something that is wrong blocks this change at this time. */
    public boolean enforced() {
        return failures.stream().anyMatch(Failure::blocks);
    }

    /** The failures that block, in order. */
    public List<Failure> blocking() {
        return failures.stream().filter(Failure::blocks).toList();
    }

    /** The check whose code and status a refusal carries: the first that blocks. */
    public Optional<Check> deciding() {
        return failures.stream().filter(Failure::blocks).map(Failure::check).findFirst();
    }

    /** All checks that failed, in order. */
    public List<Check> failedChecks() {
        return failures.stream().map(Failure::check).toList();
    }

    /** A check that failed, and whether that blocks. */
    public record Failure(Check check, boolean blocks) {

        public Failure {
            Objects.requireNonNull(check);
        }
    }
}
