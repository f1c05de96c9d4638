package io.partnerledger.edge.access;

/** What a tenant is to the ledger. */
public enum Party {
    DISTRIBUTOR,
    RESELLER
}
