package io.partnerledger.query.audit;

import io.partnerledger.edge.partnercenter.AuditOperation;
import io.partnerledger.edge.partnercenter.AuditRecord.Detail;
import io.partnerledger.edge.partnercenter.AuditStatus;
import io.partnerledger.kernel.customer.CustomerAdded;
import io.partnerledger.kernel.customer.CustomerRemoved;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells that somebody did, in Partner Center's words and without anything about a person.
 *
 * <p>Of what is created the whole is shown, of what changes that which has changed.
 *
 * @param requestKey of the request that did it
 * @param at when it was decided, the same for all events of one request
 * @param before as the resource was, as far as it changes; nothing where there was none
 * @param after as it was to be
 */
record Operation(
        AuditOperation type,
        AuditStatus status,
        String distributorId,
        @Nullable String customerId,
        String requestKey,
        Instant at,
        Members before,
        Members after,
        List<Detail> details) {

    static Operation customerAdded(CustomerAdded event) {
        Members company = Members.of("TenantId", event.customerId())
                .and("Domain", event.domain())
                .and("CompanyName", event.companyName());
        return new Operation(
                AuditOperation.ADD_CUSTOMER,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.addedAt(),
                Members.none(),
                Members.of("Id", event.customerId())
                        .and("RelationshipToPartner", "reseller")
                        .and("AssociatedPartnerId", event.associatedResellerTenantId())
                        .and("CompanyProfile", company.values()),
                List.of());
    }

    static Operation customerRemoved(CustomerRemoved event) {
        Members id = Members.of("Id", event.customerId());
        return new Operation(
                AuditOperation.REMOVE_PARTNER_CUSTOMER_RELATIONSHIP,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.removedAt(),
                id.and("RelationshipToPartner", "reseller"),
                id.and("RelationshipToPartner", "none"),
                List.of());
    }

    static Operation partnershipAccepted(PartnershipAccepted event) {
        return new Operation(
                AuditOperation.CREATE_PARTNER_RELATIONSHIP,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                null,
                event.requestKey(),
                event.acceptedAt(),
                Members.none(),
                Members.of("Id", event.resellerTenantId())
                        .and("RelationshipType", "is_indirect_cloud_solution_provider_of")
                        .and("State", "Active"),
                List.of());
    }

    /** Which checks stopped it, each once. */
    static List<Detail> failedChecks(List<RecordedVerdict> verdicts) {
        List<String> failed = verdicts.stream()
                .flatMap(verdict -> verdict.failures().stream())
                .filter(RecordedVerdict.Failure::blocks)
                .map(RecordedVerdict.Failure::check)
                .distinct()
                .toList();
        List<Detail> details = new ArrayList<>();
        for (int i = 0; i < failed.size(); i++) {
            details.add(new Detail("FailedCheck-" + i, failed.get(i)));
        }
        return details;
    }
}
