package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Customer;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Distributor;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Holder;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Partnership;
import io.partnerledger.kernel.pla.PlaId;

/** The facts of a sale, told as it goes: who sells, through whom, to whom. */
final class Sale {

    static final PlaId PLA_ID = PlaId.of("5102938");

    private Sale() {}

    /** To a reseller's customer in the distributor's own market, through a partner. */
    static PartnerOfRecordFacts of(Distributor distributor, Holder holder) {
        return new PartnerOfRecordFacts(
                distributor, PLA_ID, holder, new Customer(distributor.country(), true), Partnership.ACTIVE);
    }

    static PartnerOfRecordFacts withUnknownPlaId(Distributor distributor) {
        return new PartnerOfRecordFacts(
                distributor, PLA_ID, null, new Customer(distributor.country(), true), Partnership.ACTIVE);
    }

    static PartnerOfRecordFacts withoutPlaId(Distributor distributor, boolean customerOfAReseller) {
        return new PartnerOfRecordFacts(
                distributor,
                null,
                null,
                new Customer(distributor.country(), customerOfAReseller),
                Partnership.NOT_ASKED);
    }

    static PartnerOfRecordFacts toCustomerIn(String market, PartnerOfRecordFacts sale) {
        return new PartnerOfRecordFacts(
                sale.distributor(),
                sale.plaId(),
                sale.holder(),
                new Customer(Country.of(market), true),
                sale.partnership());
    }

    static PartnerOfRecordFacts withoutPartnership(PartnerOfRecordFacts sale) {
        return new PartnerOfRecordFacts(
                sale.distributor(), sale.plaId(), sale.holder(), sale.customer(), Partnership.NONE);
    }
}
