package io.partnerledger.kernel.market;

import io.partnerledger.kernel.reference.ReferenceTable;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The European Union and the European Free Trade Association: the only markets in which an order line may name
 * additional partners of record.
 */
public final class EuEfta {

    private static final Set<Country> MEMBERS = ReferenceTable.beside(EuEfta.class, "eu-efta.csv").rows().stream()
            .map(row -> Country.of(row.get("country")))
            .collect(Collectors.toUnmodifiableSet());

    private EuEfta() {}

    public static boolean contains(Country country) {
        return MEMBERS.contains(country);
    }

    public static Set<Country> members() {
        return MEMBERS;
    }
}
