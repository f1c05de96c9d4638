package io.partnerledger.command.example;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.programme.Evidence;

/** Distributors tests speak of. */
public final class Distributors {

    public static final DistributorId KANTO = DistributorId.of("0d1c0000-0000-4000-8000-000000000001");
    public static final DistributorId RHEIN = DistributorId.of("0d1c0000-0000-4000-8000-000000000002");
    public static final PlaId KANTO_PLA = PlaId.of("4000001");

    private Distributors() {}

    public static Country countryOf(DistributorId distributor) {
        return Country.of(distributor.equals(KANTO) ? "JP" : "DE");
    }

    /** Kanto Distribution, of Japan, with a PLA ID of its own. */
    public static RegisterDistributor registerKanto(String requestKey) {
        return new RegisterDistributor(
                KANTO, "Kanto Distribution", Country.of("JP"), KANTO_PLA, true, Evidence.none(), requestKey);
    }
}
