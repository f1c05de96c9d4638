package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a reseller stands with a distributor: all that is wrong with it, by the checks for a partner of record.
 *
 * @param plaId the reseller's current one
 * @param failures in the order of the checks
 */
public record ResellerStanding(PlaId plaId, List<Check> failures) {

    private static final String PLA_ID = "plaId";
    private static final String FAILURES = "failures";

    public ResellerStanding {
        Objects.requireNonNull(plaId);
        failures = List.copyOf(failures);
    }

    public boolean valid() {
        return failures.isEmpty();
    }

    /** Refuses, naming all that is wrong, what needs a reseller in good standing (S46). */
    public void requireValid() {
        if (!valid()) {
            throw new Refused(
                    RefusalCode.RESELLER_INVALID,
                    null,
                    Map.of(
                            PLA_ID,
                            plaId.value(),
                            FAILURES,
                            failures.stream().map(Check::code).collect(Collectors.joining(", "))));
        }
    }

    /** The standing for which something was refused, if it was for that. */
    public static Optional<ResellerStanding> toldBy(Refused refused) {
        return refused.code() == RefusalCode.RESELLER_INVALID
                ? Optional.of(new ResellerStanding(
                        PlaId.of(refused.parameters().get(PLA_ID)),
                        Arrays.stream(refused.parameters().get(FAILURES).split(", "))
                                .map(Check::of)
                                .toList()))
                : Optional.empty();
    }
}
