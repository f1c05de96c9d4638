package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.distributor.Distributor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A distributor, and whom it deals with. */
final class Book {

    final Distributor distributor;
    final List<String> countries;
    final List<Reseller> partners = new ArrayList<>();
    final List<Buyer> buyers = new ArrayList<>();
    final List<Bought> bought = new ArrayList<>();

    /** @param countries where it sells */
    Book(Distributor distributor, List<String> countries) {
        this.distributor = distributor;
        this.countries = countries;
    }

    UUID tenant() {
        return distributor.id().value();
    }
}
