package io.partnerledger.edge.partnercenter;

/**
 * What was done to a resource.
 *
 * <p>These are all that the ledger answers with, and each is among the names the oldest client knows: one that isn't makes
 * a whole page unreadable for it. What has no such name is in the ledger's own history only.
 */
public enum AuditOperation {
    ADD_CUSTOMER(AuditResource.CUSTOMER),
    REMOVE_PARTNER_CUSTOMER_RELATIONSHIP(AuditResource.CUSTOMER),
    CREATE_ORDER(AuditResource.ORDER),
    UPDATE_ORDER(AuditResource.ORDER),
    UPDATE_SUBSCRIPTION(AuditResource.SUBSCRIPTION),
    CREATE_PARTNER_RELATIONSHIP(AuditResource.PARTNER_RELATIONSHIP);

    private final AuditResource resource;

    AuditOperation(AuditResource resource) {
        this.resource = resource;
    }

    /** To what it is done. */
    public AuditResource resource() {
        return resource;
    }
}
