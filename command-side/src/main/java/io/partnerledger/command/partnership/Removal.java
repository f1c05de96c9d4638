package io.partnerledger.command.partnership;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.partnership.RemovalAttestation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of a partnership as the distributor wants it: confirmed, with a reason, and attested to (S74, S79, S80). */
record Removal(
        @Nullable Boolean confirmed,
        @Nullable String reason,
        @Nullable Attestation attestation) {

    static final Removal NOTHING_SAID = new Removal(null, null, null);

    /** What the distributor affirms, and the text it had before it. */
    record Attestation(
            @Nullable String textId,
            @Nullable Boolean goodFaith,
            @Nullable Boolean legitimateBusinessReason,
            @Nullable Boolean compliesWithTerms,
            @Nullable Boolean holdHarmless)
            implements Checked {

        @Override
        public void check(Violations violations) {
            violations
                    .required("textId", textId)
                    .that(
                            textId == null || RemovalText.inForce(textId).isPresent(),
                            "textId",
                            "violation.attestation-text")
                    .affirmed("goodFaith", goodFaith)
                    .affirmed("legitimateBusinessReason", legitimateBusinessReason)
                    .affirmed("compliesWithTerms", compliesWithTerms)
                    .affirmed("holdHarmless", holdHarmless);
        }
    }

    /** Not asked of a dry run, which is how the user learns what there is to confirm. */
    void requireComplete() {
        Attestation given = Optional.ofNullable(attestation).orElse(new Attestation(null, null, null, null, null));
        Violations violations = new Violations();
        violations
                .affirmed("confirmed", confirmed)
                .required("reason", reason)
                .atMost("reason", reason, 1000)
                .within("attestation", given);
        violations.throwIfAny();
    }

    /** As the ledger keeps it, once it is complete. */
    RemovalAttestation attestedBy(String subject) {
        RemovalText text = RemovalText.inForce(attestation.textId()).orElseThrow();
        return new RemovalAttestation(
                text.textId(),
                text.language().toLanguageTag(),
                text.version(),
                confirmed,
                attestation.goodFaith(),
                attestation.legitimateBusinessReason(),
                attestation.compliesWithTerms(),
                attestation.holdHarmless(),
                subject);
    }
}
