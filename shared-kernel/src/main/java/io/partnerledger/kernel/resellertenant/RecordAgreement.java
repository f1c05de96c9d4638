package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.programme.Evidence;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The programme says whether the reseller has accepted the Microsoft Partner Agreement (S25). */
public record RecordAgreement(
        @TargetAggregateIdentifier ResellerTenantId tenant, boolean signed, Evidence evidence, String requestKey) {}
