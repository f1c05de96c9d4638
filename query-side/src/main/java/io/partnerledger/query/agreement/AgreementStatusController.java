package io.partnerledger.query.agreement;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.directory.WhoIsWho.ListedDistributor;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.AgreementStatus;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.request.QueryParameters;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.market.CspRegion;
import io.partnerledger.kernel.market.CspRegions;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.reading.Reflects;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has this reseller accepted the Microsoft Partner Agreement (S25)? A public directory: any partner may ask of any other.
 *
 * <p>That it has not is a fault to Partner Center's clients, with a code that tells why. Judged on everything stored
 * when the question came, for an order may rest on the answer.
 */
@RestController
class AgreementStatusController {

    /** Where each of these faults is explained. */
    private static final List<String> EXPLAINED =
            List.of("https://learn.microsoft.com/partner-center/mpa-indirect-provider-faq");

    private final WhoIsWho whoIsWho;

    AgreementStatusController(WhoIsWho whoIsWho) {
        this.whoIsWho = whoIsWho;
    }

    @GetMapping("/v1/compliance/csp/agreementstatus")
    @Reflects({})
    AgreementStatus status(Caller caller, HttpServletRequest request) {
        List<String> mpnIds = given(request, "mpnId");
        List<String> tenantIds = given(request, "tenantId");
        if (mpnIds.isEmpty() && tenantIds.isEmpty()) {
            throw fault(2001, "of-nobody", Map.of());
        }
        if (mpnIds.size() + tenantIds.size() > 1) {
            throw fault(2000, "of-two", Map.of());
        }
        return mpnIds.isEmpty() ? ofTenant(tenantIds.get(0)) : ofPlaId(mpnIds.get(0), caller);
    }

    /** A blank one says nothing. */
    private static List<String> given(HttpServletRequest request, String name) {
        return QueryParameters.inAnyCase(request, name).stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private AgreementStatus ofPlaId(String mpnId, Caller caller) {
        if (!PlaId.isWellFormed(mpnId)) {
            throw fault(2000, "mpn-not-numeric", Map.of());
        }
        Map<String, String> named = Map.of("id", mpnId);
        return whoIsWho.asOfNow(page -> {
            UUID holder = page.holderOf(PlaId.of(mpnId)).orElseThrow(() -> fault(2200, "pla-unknown", named));
            Reseller reseller = page.standing(new ResellerTenantId(holder))
                    .filter(known -> known.authorization() != CspAuthorization.NEVER)
                    .orElseThrow(() -> fault(2204, "no-reseller", named));
            page.distributor(new DistributorId(caller.tenant()))
                    .ifPresent(distributor -> requireSameRegion(mpnId, reseller, distributor));
            return signed(reseller.agreementSigned(), 2203, "unsigned-by-pla", named);
        });
    }

    private AgreementStatus ofTenant(String tenantId) {
        if (!Guid.isWellFormed(tenantId)) {
            throw fault(2000, "tenant-not-a-guid", Map.of());
        }
        UUID tenant = UUID.fromString(tenantId);
        Map<String, String> named = Map.of("id", tenantId);
        return whoIsWho.asOfNow(page -> {
            Optional<Boolean> signed = page.standing(new ResellerTenantId(tenant))
                    .map(Reseller::agreementSigned)
                    .or(() -> page.distributor(new DistributorId(tenant)).map(ListedDistributor::agreementSigned));
            return signed(
                    signed.orElseThrow(() -> fault(2205, "tenant-unknown", named)), 2206, "unsigned-by-tenant", named);
        });
    }

    private static AgreementStatus signed(boolean signed, int code, String why, Map<String, String> named) {
        if (!signed) {
            throw fault(code, why, named);
        }
        return new AgreementStatus(true);
    }

    private static void requireSameRegion(String mpnId, Reseller reseller, ListedDistributor distributor) {
        Country location = reseller.location().country();
        if (!CspRegions.current().sameRegion(location, distributor.country())) {
            throw fault(
                    2201,
                    "region-mismatch",
                    Map.of(
                            "id",
                            mpnId,
                            "region",
                            regionOf(location),
                            "ownRegion",
                            regionOf(distributor.country()),
                            "distributor",
                            distributor.id().value().toString()));
        }
    }

    /** Or the country itself, where the programme does not sell. */
    private static String regionOf(Country country) {
        return CspRegions.current().regionOf(country).map(CspRegion::name).orElse(country.code());
    }

    private static PartnerCenterFault fault(int code, String why, Map<String, String> named) {
        return new PartnerCenterFault(
                400, code, Text.of("partner-center.agreement-" + why, named), code < 2200 ? List.of() : EXPLAINED);
    }
}
