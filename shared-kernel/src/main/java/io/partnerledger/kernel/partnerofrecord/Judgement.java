package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.pla.PlaId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A partner of record that was judged: on which facts, for which change, and what the policy said. */
public record Judgement(PartnerOfRecordFacts facts, Change change, Verdict verdict) {

    public Judgement {
        Objects.requireNonNull(facts);
        Objects.requireNonNull(change);
        Objects.requireNonNull(verdict);
    }

    public @Nullable PlaId plaId() {
        return facts.plaId();
    }

    public boolean blocks() {
        return verdict.enforced();
    }
}
