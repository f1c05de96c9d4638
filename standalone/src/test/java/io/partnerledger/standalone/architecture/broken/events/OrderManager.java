package io.partnerledger.standalone.architecture.broken.events;

/** Named after nothing in the trade. */
class OrderManager {}
