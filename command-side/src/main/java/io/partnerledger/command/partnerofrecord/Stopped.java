package io.partnerledger.command.partnerofrecord;

import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.CheckTable;
import io.partnerledger.kernel.partnerofrecord.Verdict;
import io.partnerledger.kernel.pla.PlaId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A partner of record that stopped what was asked, and why. */
public record Stopped(@Nullable PlaId plaId, Verdict verdict) {

    /**
     * What the caller is told: the first check that blocks decides code and status, the description names every one,
     * with what to do about it and who (S49).
     */
    public static PartnerCenterFault fault(List<Stopped> stopped) {
        CheckTable table = CheckTable.current();
        CheckTable.Entry deciding = table.of(stopped.stream()
                .map(each -> each.verdict.deciding())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow());
        Map<Optional<PlaId>, List<Check>> failures = new LinkedHashMap<>();
        stopped.forEach(each -> failures.put(Optional.ofNullable(each.plaId), each.verdict.failedChecks()));
        return new PartnerCenterFault(
                deciding.status(),
                deciding.partnerCenterCode(),
                locale -> failures.entrySet().stream()
                        .map(entry ->
                                table.describe(entry.getValue(), entry.getKey().orElse(null), locale))
                        .collect(Collectors.joining(" ")));
    }
}
