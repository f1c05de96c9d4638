package io.partnerledger.command.partnerofrecord;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.answered.AskedAnew;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.ResellerValidations;
import io.partnerledger.edge.partnercenter.ResellerValidations.Result;
import io.partnerledger.edge.partnercenter.ValidateResellers;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.CheckTable;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.pla.PlaId;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says of PLA IDs whether they could be partner of record, on facts as fresh as those of an order. */
@RestController
class ResellerValidationController {

    private final WhoIsWho whoIsWho;
    private final PartnerOfRecordPolicy policy;

    ResellerValidationController(WhoIsWho whoIsWho, PartnerOfRecordPolicy policy) {
        this.whoIsWho = whoIsWho;
        this.policy = policy;
    }

    @AskedAnew
    @PostMapping("/v1/partners/validateresellers")
    ResellerValidations validate(@RequestBody ValidateResellers body, Caller caller, RequestContext request) {
        DistributorId distributor = new DistributorId(caller.tenant());
        return whoIsWho.asOfNow(page -> new ResellerValidations(body.partnerIds().stream()
                .map(id -> result(id, distributor, page, request.locale()))
                .toList()));
    }

    private Result result(String id, DistributorId distributor, WhoIsWho.Page page, Locale locale) {
        if (!PlaId.isWellFormed(id)) {
            return Result.invalid(id, Text.of("partner-center.malformed-pla-id").in(locale));
        }
        PlaId plaId = PlaId.of(id);
        List<Check> failed = policy.failedChecks(page.factsAbout(plaId, distributor));
        return failed.isEmpty()
                ? Result.valid(id)
                : Result.invalid(id, CheckTable.current().describe(failed, plaId, locale));
    }
}
