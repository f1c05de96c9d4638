package io.partnerledger.query.partnerofrecord;

import io.partnerledger.directory.PastDirectoryProjection;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.directory.WhoWasWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.events.following.Dated;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.partnerofrecord.Verdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.customer.Customers;
import io.partnerledger.query.reading.AskedTime;
import io.partnerledger.query.reading.Reflects;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the ledger would have said at a time, and what it knew then. */
@RestController
class PastVerdictController {

    private final WhoWasWho whoWasWho;
    private final PartnerOfRecordPolicy policy;
    private final Customers customers;
    private final Clock clock;

    PastVerdictController(WhoWasWho whoWasWho, PartnerOfRecordPolicy policy, Customers customers, Clock clock) {
        this.whoWasWho = whoWasWho;
        this.policy = policy;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/ledger/por-verdicts")
    @Reflects(
            value = {PastDirectoryProjection.class, CustomerProjection.class},
            everybodys = true,
            orNothing = true)
    PastVerdict verdict(
            Caller caller,
            RequestContext request,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable String plaId,
            @RequestParam(defaultValue = "order") String change,
            @RequestParam(required = false) @Nullable Instant time) {
        if (plaId != null && !PlaId.isWellFormed(plaId)) {
            throw BadRequest.of("plaId", Text.of("violation.pla-id"));
        }
        PlaId asked = plaId == null ? null : PlaId.of(plaId);
        Change kind = VerdictController.kind(change);
        Instant now = clock.instant();
        Instant when = time == null ? now : AskedTime.past("time", time, now);
        DistributorId distributor = new DistributorId(caller.tenant());
        PartnerOfRecordFacts.Customer customer = customerId == null ? null : customer(caller, customerId, when);
        WhoIsWho.Page then = whoWasWho
                .holderOf(asked, distributor, time == null ? Dated.LATEST : when)
                .page();
        if (then.distributor(distributor).isEmpty()) {
            throw BadRequest.of("time", Text.of("violation.before-registration"));
        }
        PartnerOfRecordFacts facts = then.factsFor(distributor, asked, customer);
        Verdict verdict = policy.judge(facts, kind, when);
        return new PastVerdict(
                verdict.valid(),
                verdict.enforced(),
                FailedCheck.of(verdict.failedChecks(), asked, request.locale()),
                RecordedVerdict.of(new Judgement(facts, kind, verdict)).facts(),
                when,
                then.position());
    }

    /** One that wasn't known then, or was removed, is not found, as one that never was. */
    private PartnerOfRecordFacts.Customer customer(Caller caller, UUID customerId, Instant when) {
        return customers
                .findByCustomerIdAndDistributorId(customerId, caller.tenant())
                .filter(view -> view.stoodAt(when))
                .map(view -> view.state().facts())
                .orElseThrow(Fault.NOT_FOUND::raised);
    }

    /**
     * @param facts what was known, by name
     * @param time it is about
     * @param position of the last event it rests on
     */
    record PastVerdict(
            boolean valid,
            boolean enforced,
            List<FailedCheck> failures,
            Map<String, String> facts,
            Instant time,
            long position) {}
}
