package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Distributor;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Partnership;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A verdict in the form in which events keep it, so that an auditor sees what was judged on what.
 *
 * @param plaId what was judged, absent where no partner of record was given
 * @param change for what, by its code
 * @param failures all that was wrong, in the order of the checks
 * @param facts what was known, by name; what was not asked or not known is left out
 */
public record RecordedVerdict(
        @Nullable String plaId, String change, List<Failure> failures, Map<String, String> facts) {

    public RecordedVerdict {
        failures = List.copyOf(failures);
        // Sorted, so that the same verdict is always stored in the same bytes.
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    public static RecordedVerdict of(Judgement judgement) {
        return new RecordedVerdict(
                judgement.plaId() == null ? null : judgement.plaId().value(),
                judgement.change().code(),
                judgement.verdict().failures().stream()
                        .map(failure -> new Failure(failure.check().code(), failure.blocks()))
                        .toList(),
                named(judgement.facts()));
    }

    /** Whether the other says the same of the same PLA ID and change, on whatever facts. */
    public boolean agreesWith(RecordedVerdict other) {
        return withoutFacts().equals(other.withoutFacts());
    }

    /** Whether they say the same, one by one. */
    public static boolean agree(List<RecordedVerdict> some, List<RecordedVerdict> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).agreesWith(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private RecordedVerdict withoutFacts() {
        return new RecordedVerdict(plaId, change, failures, Map.of());
    }

    private static Map<String, String> named(PartnerOfRecordFacts facts) {
        Map<String, String> named = new TreeMap<>();
        named.put("distributor.id", facts.distributor().id().value().toString());
        named.put("distributor.country", facts.distributor().country().code());
        if (facts.partnership() != Partnership.NOT_ASKED) {
            named.put("partnership", facts.partnership().name().toLowerCase(Locale.ROOT));
        }
        if (facts.holder() instanceof Distributor holder) {
            named.put("holder.distributor", holder.id().value().toString());
        }
        if (facts.holder() instanceof Reseller holder) {
            named.put("holder.reseller", holder.tenant().value().toString());
            named.put("reseller.active", Boolean.toString(holder.active()));
            named.put("reseller.authorization", holder.authorization().name().toLowerCase(Locale.ROOT));
            named.put("reseller.agreementSigned", Boolean.toString(holder.agreementSigned()));
            named.put("location.country", holder.location().country().code());
            named.put("location.status", holder.location().status().name().toLowerCase(Locale.ROOT));
        }
        if (facts.customer() != null) {
            named.put("customer.market", facts.customer().market().code());
            named.put(
                    "customer.associatedWithReseller",
                    Boolean.toString(facts.customer().associatedWithReseller()));
        }
        return named;
    }

    /** A check that failed, by its code, and whether it blocked. */
    public record Failure(String check, boolean blocks) {}
}
