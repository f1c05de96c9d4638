package io.partnerledger.standalone.trade;

/** Those who ask for things: each distributor has several people and programs, a reseller one. */
final class Staff {

    private static final int OF_A_DISTRIBUTOR = 12;

    private final Chance chance;
    private final Chronicle chronicle;

    Staff(Chance chance, Chronicle chronicle) {
        this.chance = chance;
        this.chronicle = chronicle;
    }

    /** One of the distributor asks for what is told next. */
    void of(Book book, String role) {
        chronicle.request("agent-" + chance.between(1, OF_A_DISTRIBUTOR), book.tenant(), role);
    }

    /** The reseller's admin asks for what is told next. */
    void of(Reseller reseller) {
        chronicle.request("admin", reseller.tenant.id().value(), "AdminAgent");
    }
}
