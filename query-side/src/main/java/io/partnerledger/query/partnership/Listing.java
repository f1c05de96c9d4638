package io.partnerledger.query.partnership;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.market.CspRegion;
import io.partnerledger.kernel.market.CspRegions;
import io.partnerledger.kernel.pla.PlaId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the lists of partners have in common. */
public final class Listing {

    private Listing() {}

    /** The CSP region a country lies in; absent where the programme does not sell. */
    public static @Nullable String regionOf(Country country) {
        return CspRegions.current().regionOf(country).map(CspRegion::name).orElse(null);
    }

    /** Whether what was typed is part of the name, or begins the PLA ID. */
    public static boolean finds(@Nullable String typed, String name, PlaId plaId) {
        return typed == null
                || plaId.value().startsWith(typed)
                || name.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }
}
