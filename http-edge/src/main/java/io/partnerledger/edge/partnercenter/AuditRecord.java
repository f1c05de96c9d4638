package io.partnerledger.edge.partnercenter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one request did, or tried to do, to one resource.
 *
 * @param partnerId the distributor
 * @param customerId absent where no customer is concerned
 * @param userPrincipalName who asked for it, as the token named them
 * @param resourceOldValue JSON with members in Pascal case: what was changed, as it was before
 * @param resourceNewValue the same, as it was to be afterwards
 */
public record AuditRecord(
        String id,
        UUID partnerId,
        @Nullable UUID customerId,
        @Nullable String customerName,
        @Nullable String userPrincipalName,
        AuditResource resourceType,
        @Nullable String resourceOldValue,
        @Nullable String resourceNewValue,
        AuditOperation operationType,
        @Nullable String originalCorrelationId,
        Instant operationDate,
        AuditStatus operationStatus,
        List<Detail> customizedData,
        Attributes attributes)
        implements PartnerCenterMessage {

    public AuditRecord {
        customizedData = List.copyOf(customizedData);
    }

    public static AuditRecord of(
            String id,
            UUID distributor,
            @Nullable UUID customer,
            @Nullable String customerName,
            @Nullable String user,
            @Nullable String oldValue,
            @Nullable String newValue,
            AuditOperation operation,
            @Nullable String correlationId,
            Instant at,
            AuditStatus status,
            List<Detail> details) {
        return new AuditRecord(
                id,
                distributor,
                customer,
                customerName,
                user,
                operation.resource(),
                oldValue,
                newValue,
                operation,
                correlationId,
                at,
                status,
                details,
                Attributes.of("AuditRecord"));
    }

    /** What an operation says of itself beside the resource, such as {@code PartnerOnRecord-0}. */
    public record Detail(String key, String value) {}
}
