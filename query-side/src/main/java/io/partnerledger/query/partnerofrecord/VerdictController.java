package io.partnerledger.query.partnerofrecord;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.Verdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.customer.Customers;
import io.partnerledger.query.reading.Reflects;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** <i>Verify</i>: may this PLA ID be partner of record, also one that is in no list (S67)? */
@RestController
class VerdictController {

    private final WhoIsWho whoIsWho;
    private final PartnerOfRecordPolicy policy;
    private final Customers customers;
    private final Clock clock;

    VerdictController(WhoIsWho whoIsWho, PartnerOfRecordPolicy policy, Customers customers, Clock clock) {
        this.whoIsWho = whoIsWho;
        this.policy = policy;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/ledger/pla-ids/{plaId}/verdict")
    @Reflects(value = CustomerProjection.class, everybodys = true, orNothing = true)
    VerdictBody verify(
            Caller caller,
            RequestContext request,
            @PathVariable String plaId,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(defaultValue = "order") String change) {
        if (!PlaId.isWellFormed(plaId)) {
            throw BadRequest.of("plaId", Text.of("violation.wrong-type"));
        }
        PlaId asked = PlaId.of(plaId);
        Change kind = kind(change);
        PartnerOfRecordFacts.Customer customer = customerId == null ? null : customer(caller, customerId);
        return whoIsWho.asOfNow(page -> {
            PartnerOfRecordFacts facts = page.factsFor(new DistributorId(caller.tenant()), asked, customer);
            Verdict verdict = policy.judge(facts, kind, clock.instant());
            return new VerdictBody(
                    verdict.valid(),
                    verdict.enforced(),
                    FailedCheck.of(verdict.failedChecks(), asked, request.locale()),
                    facts.reseller()
                            .map(reseller -> new ResellerBody(
                                    reseller.tenant().value(),
                                    reseller.name(),
                                    reseller.location().country().code()))
                            .orElse(null));
        });
    }

    private PartnerOfRecordFacts.Customer customer(Caller caller, UUID customerId) {
        return customers
                .findByCustomerIdAndDistributorId(customerId, caller.tenant())
                .filter(view -> !view.isRemoved())
                .map(view -> view.state().facts())
                .orElseThrow(Fault.NOT_FOUND::raised);
    }

    static Change kind(String code) {
        try {
            return Change.of(code);
        } catch (IllegalArgumentException unknown) {
            throw BadRequest.of("change", Text.of("violation.wrong-type"));
        }
    }

    /**
     * @param valid nothing is wrong
     * @param enforced at least one failure would block this change today
     * @param reseller whose PLA ID it is, where it is a reseller's
     */
    record VerdictBody(
            boolean valid,
            boolean enforced,
            List<FailedCheck> failures,
            @Nullable ResellerBody reseller) {}

    record ResellerBody(UUID tenantId, String name, String country) {}
}
