package io.partnerledger.edge.violation;

import io.partnerledger.edge.language.Text;
import java.util.List;

/** The request itself is wrong, and here is everything that is wrong with it: 400, on {@code /v1} with code 800002. */
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public BadRequest(List<Violation> violations) {
        super(violations.stream().map(Violation::field).toList().toString(), null, false, false);
        this.violations = List.copyOf(violations);
    }

    public static BadRequest of(String field, Text message) {
        return new BadRequest(List.of(new Violation(field, message)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
