package io.partnerledger.command.book;

/** What a line tells of, in the order in which lines are taken: each may speak of what the ones before it brought. */
enum Told {
    PARTNERSHIP,
    CUSTOMER,
    SUBSCRIPTION
}
