package io.partnerledger.edge.partnercenter;

/** What an audit record is about; all of them are known to the oldest client. */
public enum AuditResource {
    CUSTOMER,
    ORDER,
    SUBSCRIPTION,
    PARTNER_RELATIONSHIP
}
