package io.partnerledger.query.standing;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.directory.WhoIsWho.ListedDistributor;
import io.partnerledger.directory.WhoIsWho.ListedReseller;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.resellertenant.TenantState;
import io.partnerledger.query.partnership.Listing;
import io.partnerledger.query.partnership.PartnershipProjection;
import io.partnerledger.query.partnership.PartnershipView;
import io.partnerledger.query.partnership.Partnerships;
import io.partnerledger.query.reading.Reflects;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A reseller's own standing, in the programme and as partner of record of each of its distributors (S59, S60). */
@RestController
class OwnStandingController {

    private final Partnerships partnerships;
    private final WhoIsWho whoIsWho;
    private final PartnerOfRecordPolicy policy;

    OwnStandingController(Partnerships partnerships, WhoIsWho whoIsWho, PartnerOfRecordPolicy policy) {
        this.partnerships = partnerships;
        this.whoIsWho = whoIsWho;
        this.policy = policy;
    }

    @GetMapping("/ledger/standing")
    @Reflects(PartnershipProjection.class)
    StandingBody standing(Caller caller, RequestContext request) {
        List<PartnershipView> active = partnerships.findByResellerTenantIdAndStatus(caller.tenant(), "active");
        return whoIsWho.asKnown(page -> page.reseller(new ResellerTenantId(caller.tenant()))
                .map(reseller -> StandingBody.of(
                        reseller,
                        page.standing(reseller.id()).orElseThrow(),
                        active.stream()
                                .flatMap(partnership -> distributor(partnership, reseller, page, request.locale()))
                                .sorted(Comparator.comparing(DistributorBody::name)
                                        .thenComparing(DistributorBody::distributorId))
                                .toList()))
                .orElseThrow(Fault.NOT_FOUND::raised));
    }

    private Stream<DistributorBody> distributor(
            PartnershipView partnership, ListedReseller reseller, WhoIsWho.Page page, Locale locale) {
        DistributorId id = new DistributorId(partnership.distributorId());
        List<Check> failures = policy.failedChecks(page.factsAbout(reseller.plaId(), id));
        return page.distributor(id).stream()
                .map((ListedDistributor distributor) -> new DistributorBody(
                        id.value(),
                        distributor.name(),
                        partnership.since(),
                        failures.isEmpty(),
                        FailedCheck.of(failures, reseller.plaId(), locale)));
    }

    record StandingBody(
            UUID tenantId,
            String name,
            String plaId,
            String country,
            @Nullable String region,
            TenantState state,
            CspAuthorization cspAuthorization,
            boolean agreementSigned,
            LocationStatus locationStatus,
            List<DistributorBody> distributors) {

        static StandingBody of(
                ListedReseller listed, PartnerOfRecordFacts.Reseller reseller, List<DistributorBody> distributors) {
            return new StandingBody(
                    listed.id().value(),
                    listed.name(),
                    listed.plaId().value(),
                    listed.country().code(),
                    Listing.regionOf(listed.country()),
                    reseller.active() ? TenantState.ACTIVE : TenantState.SUSPENDED,
                    reseller.authorization(),
                    reseller.agreementSigned(),
                    reseller.location().status(),
                    distributors);
        }
    }

    /** @param valid whether it may be partner of record of this distributor's orders */
    record DistributorBody(
            UUID distributorId, String name, @Nullable Instant since, boolean valid, List<FailedCheck> failures) {}
}
