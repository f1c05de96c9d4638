package io.partnerledger.events.rebuilding;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.OptionalLong;

/** What the last verification of each projection has found, as a metric. */
public final class VerificationFigures implements MeterBinder {

    private final List<Rebuilding> rebuildings;

    public VerificationFigures(List<Rebuilding> rebuildings) {
        this.rebuildings = rebuildings;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        rebuildings.forEach(rebuilding -> rebuilding
                .names()
                .forEach(name -> Gauge.builder(
                                "ledger.projection.differences", () -> found(rebuilding.differences(name)))
                        .tag("projection", name)
                        .description("Rows that the last verification found to be other than history gives")
                        .register(meters)));
    }

    private static double found(OptionalLong differences) {
        return differences.isPresent() ? differences.getAsLong() : Double.NaN;
    }
}
