package io.partnerledger.query.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostOfASuspensionTest {

    private final FoldedViews views = new FoldedViews();
    private final Trade trade = Trade.unsealable(views::listen, Instant.parse("2026-03-02T09:00:00Z"));

    @AfterEach
    void close() {
        views.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300})
    void a_suspension_writes_a_handful_of_rows_however_many_subscriptions_depend_on_it(int subscriptions) {
        DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
        ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
        trade.partners(kanto, aoba);
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        trade.order(
                minatoFoods,
                trade.plaIdOf(aoba),
                IntStream.range(0, subscriptions).map(i -> 5).toArray());
        views.fold();
        Map<String, List<String>> before = views.everyRow();

        trade.after(Duration.ofDays(1)).suspend(aoba, "unpaid invoices");
        views.fold();

        Map<String, Integer> written = views.everyRow().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, table -> {
                    Set<String> rows = new HashSet<>(table.getValue());
                    before.get(table.getKey()).forEach(rows::remove);
                    return rows.size();
                }));
        written.values().removeIf(rows -> rows == 0);
        assertThat(written)
                .as("the fact that ends, the one that begins, and why")
                .containsEntry("views.past_directory_v2", 3)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isLessThanOrEqualTo(3));
    }
}
