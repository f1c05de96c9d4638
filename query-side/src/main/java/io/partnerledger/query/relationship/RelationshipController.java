package io.partnerledger.query.relationship;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.MpnProfile;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.PartnerRelationship;
import io.partnerledger.edge.partnercenter.RelationshipRequest;
import io.partnerledger.edge.partnercenter.RelationshipType;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import io.partnerledger.edge.partnercenter.seek.Filter;
import io.partnerledger.edge.request.QueryParameters;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import io.partnerledger.query.partnership.PartnershipProjection;
import io.partnerledger.query.partnership.PartnershipView;
import io.partnerledger.query.partnership.Partnerships;
import io.partnerledger.query.reading.Reflects;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Active partnerships as Partner Center's relationships, and the profiles behind PLA IDs. */
@RestController
class RelationshipController {

    private final Partnerships partnerships;
    private final WhoIsWho whoIsWho;
    private final CustomerInvitation invitation;
    private final EdgeJson json;

    RelationshipController(Partnerships partnerships, WhoIsWho whoIsWho, CustomerInvitation invitation, EdgeJson json) {
        this.partnerships = partnerships;
        this.whoIsWho = whoIsWho;
        this.invitation = invitation;
        this.json = json;
    }

    /** Without a type, the caller's own side decides: one of the clients sends none with its filter. */
    @GetMapping("/v1/relationships")
    @Reflects(PartnershipProjection.class)
    ResourceCollection<PartnerRelationship> list(
            Caller caller,
            @RequestParam(name = "relationship_type", required = false) @Nullable String asked,
            @RequestParam(name = "filter", required = false) @Nullable String filter) {
        Optional<Filter<RelationshipField>> sought =
                Filter.parse(filter, RelationshipField.class, json.partnerCenter());
        RelationshipType own =
                whoIsWho.asKnown(page -> page.roleOf(caller.tenant())).orElse(null) == TenantRole.RESELLER
                        ? RelationshipType.IS_INDIRECT_RESELLER_OF
                        : RelationshipType.IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF;
        RelationshipType type = asked == null ? own : typeOf(asked);
        List<PartnershipView> active = type != own
                ? List.of()
                : own == RelationshipType.IS_INDIRECT_RESELLER_OF
                        ? partnerships.findByResellerTenantIdAndStatus(caller.tenant(), "active")
                        : partnerships.findByDistributorIdAndStatus(caller.tenant(), "active");
        Link list = Link.get("/relationships");
        Link ofType = asked == null ? list : list.query("relationship_type", asked);
        return ResourceCollection.whole(
                relationships(active, type).stream()
                        .filter(partner -> sought.isEmpty() || sought.get().matches(field -> partner.name()))
                        .toList(),
                sought.isEmpty() ? ofType : ofType.query("filter", String.valueOf(filter)));
    }

    private static RelationshipType typeOf(String asked) {
        return RelationshipType.parse(asked)
                .orElseThrow(() -> PartnerCenterFault.invalidInput(Text.of("violation.wrong-type")));
    }

    private List<PartnerRelationship> relationships(List<PartnershipView> active, RelationshipType type) {
        return whoIsWho.asKnown(page -> active.stream()
                .map(partnership -> type == RelationshipType.IS_INDIRECT_RESELLER_OF
                        ? distributorOf(partnership, page)
                        : resellerOf(partnership, page))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(PartnerRelationship::name).thenComparing(PartnerRelationship::id))
                .toList());
    }

    private static Optional<PartnerRelationship> resellerOf(PartnershipView partnership, WhoIsWho.Page page) {
        return page.reseller(new ResellerTenantId(partnership.resellerTenantId()))
                .map(reseller -> PartnerRelationship.active(
                        reseller.id().value(),
                        reseller.name(),
                        RelationshipType.IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF,
                        reseller.plaId().value(),
                        reseller.country().code()));
    }

    private static Optional<PartnerRelationship> distributorOf(PartnershipView partnership, WhoIsWho.Page page) {
        return page.distributor(new DistributorId(partnership.distributorId()))
                .map(distributor -> PartnerRelationship.active(
                        distributor.id().value(),
                        distributor.name(),
                        RelationshipType.IS_INDIRECT_RESELLER_OF,
                        distributor.plaId() == null ? null : distributor.plaId().value(),
                        distributor.country().code()));
    }

    /**
     * The link a customer accepts the relationship by: with the distributor alone, or through one of its resellers.
     *
     * @param reseller through whom
     */
    @GetMapping("/v1/customers/relationshiprequests")
    @Reflects(PartnershipProjection.class)
    RelationshipRequest requestOfCustomer(
            Caller caller, @RequestParam(name = "indirectResellerId", required = false) @Nullable UUID reseller) {
        DistributorId distributor = new DistributorId(caller.tenant());
        return whoIsWho.asKnown(page -> RelationshipRequest.at(
                reseller == null
                        ? invitation.from(page.distributor(distributor).orElseThrow())
                        : invitation.through(partner(distributor, new ResellerTenantId(reseller), page), distributor)));
    }

    private static WhoIsWho.ListedReseller partner(
            DistributorId distributor, ResellerTenantId reseller, WhoIsWho.Page page) {
        return page.partnership(distributor, reseller)
                .flatMap(partnership -> page.reseller(reseller))
                .orElseThrow(() -> new Refused(RefusalCode.ASSOCIATED_PARTNER_NOT_A_PARTNER));
    }

    /** The caller's own profile where no id is given. */
    @GetMapping("/v1/profiles/mpn")
    @Reflects({})
    MpnProfile profile(Caller caller, HttpServletRequest request) {
        Optional<String> asked =
                QueryParameters.inAnyCase(request, "mpnId").stream().findFirst();
        return whoIsWho.asKnown(page -> {
            String plaId = asked.orElseGet(() -> ownPlaId(caller, page));
            return Optional.of(plaId)
                    .filter(PlaId::isWellFormed)
                    .flatMap(id -> page.nameOfHolder(PlaId.of(id)))
                    .map(name -> MpnProfile.of(name, plaId))
                    .orElseThrow(() -> PartnerCenterFault.mpnProfileNotFound(plaId));
        });
    }

    private static String ownPlaId(Caller caller, WhoIsWho.Page page) {
        return page.reseller(new ResellerTenantId(caller.tenant()))
                .map(WhoIsWho.ListedReseller::plaId)
                .or(() -> page.distributor(new DistributorId(caller.tenant())).map(WhoIsWho.ListedDistributor::plaId))
                .map(PlaId::value)
                .orElse("");
    }
}
