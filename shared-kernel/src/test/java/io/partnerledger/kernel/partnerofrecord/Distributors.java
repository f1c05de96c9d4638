package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Distributor;

/** The distributors of the stories. */
final class Distributors {

    static final Distributor KANTO =
            new Distributor(DistributorId.of("11aa22bb-33cc-44dd-55ee-66ff77aa88bb"), Country.of("JP"));
    static final Distributor RHEIN =
            new Distributor(DistributorId.of("22bb33cc-44dd-55ee-66ff-77aa88bb99cc"), Country.of("DE"));

    private Distributors() {}

    static Distributor in(String country) {
        return new Distributor(RHEIN.id(), Country.of(country));
    }
}
