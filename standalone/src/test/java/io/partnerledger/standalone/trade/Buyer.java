package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.customer.Customer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer, the reseller it came with, and what it has bought. */
final class Buyer {

    final Book book;
    final @Nullable Reseller reseller;
    Customer customer;
    final List<Bought> bought = new ArrayList<>();

    Buyer(Book book, @Nullable Reseller reseller, Customer customer) {
        this.book = book;
        this.reseller = reseller;
        this.customer = customer;
    }

    int active() {
        return (int) bought.stream().filter(Bought::isActive).count();
    }
}
