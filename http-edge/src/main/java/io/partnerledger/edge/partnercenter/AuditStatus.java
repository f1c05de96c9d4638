package io.partnerledger.edge.partnercenter;

/** What came of it. */
public enum AuditStatus {
    SUCCEEDED,
    /** It was tried and stopped; nothing has changed. */
    FAILED
}
