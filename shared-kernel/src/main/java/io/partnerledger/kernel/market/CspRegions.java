package io.partnerledger.kernel.market;

import io.partnerledger.kernel.reference.ReferenceTable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which CSP region a country belongs to (S42).
 *
 * <p>Microsoft redraws the regions now and then (between 2021 and 2023 Russia and Belarus dropped out), so this is one
 * dated edition of the map. A country in no region is in the same region as none, itself included: nobody may sell
 * there.
 */
public final class CspRegions {

    static final String FILE = "csp-regions.csv";

    private static final CspRegions CURRENT = new CspRegions(table());

    private final LocalDate validFrom;
    private final Map<Country, CspRegion> byCountry = new HashMap<>();

    CspRegions(ReferenceTable table) {
        validFrom = table.validFrom();
        for (ReferenceTable.Row row : table.rows()) {
            Country country = Country.of(row.get("country"));
            if (byCountry.put(country, new CspRegion(row.get("region"))) != null) {
                throw new IllegalArgumentException("Country " + country + " stands twice in the table of regions.");
            }
        }
    }

    /** The edition in force. */
    public static CspRegions current() {
        return CURRENT;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    /** The country's region; empty where the programme does not sell. */
    public Optional<CspRegion> regionOf(Country country) {
        return Optional.ofNullable(byCountry.get(country));
    }

    /** Whether both lie in one region; never true of a country in no region. */
    public boolean sameRegion(Country one, Country other) {
        return regionOf(one).isPresent() && regionOf(one).equals(regionOf(other));
    }

    /** All countries that lie in a region. */
    public Set<Country> countries() {
        return Set.copyOf(byCountry.keySet());
    }

    /** All regions, each once, by name. */
    public List<CspRegion> regions() {
        return byCountry.values().stream()
                .distinct()
                .sorted(Comparator.comparing(CspRegion::name))
                .toList();
    }

    static ReferenceTable table() {
        return ReferenceTable.beside(CspRegions.class, FILE);
    }
}
