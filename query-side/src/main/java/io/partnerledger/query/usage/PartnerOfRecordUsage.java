package io.partnerledger.query.usage;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much depends on each partner of record of a distributor. */
@Component
public class PartnerOfRecordUsage {

    private static final int RENEWAL_DAYS = 30;

    private final Usages usages;
    private final Clock clock;

    PartnerOfRecordUsage(Usages usages, Clock clock) {
        this.usages = usages;
        this.clock = clock;
    }

    /** By PLA ID and the customers' country; partners of record that carry nothing are absent. */
    @Transactional(readOnly = true)
    public Map<PlaId, List<InCountry>> of(DistributorId distributor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<PlaAndCountry, Long> renewals = new HashMap<>();
        usages.renewing(distributor.value(), today, today.plusDays(RENEWAL_DAYS))
                .forEach(renewing -> renewals.put(
                        new PlaAndCountry(renewing.getPlaId(), renewing.getCountry()), renewing.getSubscriptions()));
        return usages.findByKeyDistributorId(distributor.value()).stream()
                .collect(Collectors.groupingBy(
                        usage -> PlaId.of(usage.key().plaId()),
                        Collectors.mapping(
                                usage -> new InCountry(
                                        Country.of(usage.key().customerCountry()),
                                        new Usage(
                                                usage.subscriptions(),
                                                usage.customers(),
                                                usage.seats(),
                                                renewals.getOrDefault(
                                                        new PlaAndCountry(
                                                                usage.key().plaId(),
                                                                usage.key().customerCountry()),
                                                        0L))),
                                Collectors.toList())));
    }

    private record PlaAndCountry(String plaId, String country) {}

    /** What a partner of record carries in the customers' country. */
    public record InCountry(Country country, Usage usage) {}

    /** @param renewalsNext30Days subscriptions that renew by themselves within 30 days from today (UTC) */
    public record Usage(long subscriptions, long customers, long seats, long renewalsNext30Days) {

        public static final Usage NONE = new Usage(0, 0, 0, 0);

        public Usage plus(Usage other) {
            return new Usage(
                    subscriptions + other.subscriptions,
                    customers + other.customers,
                    seats + other.seats,
                    renewalsNext30Days + other.renewalsNext30Days);
        }
    }
}
