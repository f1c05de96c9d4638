package io.partnerledger.query.partnership;

import io.partnerledger.directory.PastDirectoryProjection;
import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.directory.WhoIsWho.ListedReseller;
import io.partnerledger.directory.WhoWasWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.reading.AskedTime;
import io.partnerledger.query.reading.Reflects;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Usage;
import io.partnerledger.query.usage.ResellerUsage;
import io.partnerledger.query.usage.UsageProjection;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The distributor's resellers, as they are or as they were at a time: established partnerships only, those in good
 * standing first (S15, S32, S82).
 */
@RestController
class ResellerListController {

    private final Partnerships partnerships;
    private final WhoIsWho whoIsWho;
    private final WhoWasWho whoWasWho;
    private final PartnerOfRecordPolicy policy;
    private final ResellerUsage usage;
    private final Clock clock;

    ResellerListController(
            Partnerships partnerships,
            WhoIsWho whoIsWho,
            WhoWasWho whoWasWho,
            PartnerOfRecordPolicy policy,
            ResellerUsage usage,
            Clock clock) {
        this.partnerships = partnerships;
        this.whoIsWho = whoIsWho;
        this.whoWasWho = whoWasWho;
        this.policy = policy;
        this.usage = usage;
        this.clock = clock;
    }

    @GetMapping("/ledger/resellers")
    @Reflects({PartnershipProjection.class, UsageProjection.class, PastDirectoryProjection.class})
    Page<ResellerBody> list(
            Caller caller,
            RequestContext request,
            PageRequest page,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(required = false) @Nullable Instant time) {
        if (standing != null && !List.of("valid", "invalid").contains(standing)) {
            throw BadRequest.of("standing", Text.of("violation.wrong-type"));
        }
        DistributorId distributor = new DistributorId(caller.tenant());
        Known known =
                time == null ? now(distributor) : asOf(distributor, AskedTime.past("time", time, clock.instant()));
        List<Partner> partners = known.partners.stream()
                .filter(partner -> standing == null || standing.equals("valid") == partner.valid())
                .filter(partner -> Listing.finds(query, partner.reseller.name(), partner.reseller.plaId()))
                .filter(partner -> page.after() == null || partner.comesAfter(page.after()))
                .sorted(Partner.ORDER)
                .limit(page.rows())
                .toList();
        Map<ResellerTenantId, Usage> carried = known.usage.apply(
                partners.stream().map(partner -> partner.reseller.id()).toList());
        Map<UUID, PartnershipView> episodes =
                partnerships
                        .findByPartnershipIdIn(
                                partners.stream().map(Partner::partnershipId).toList())
                        .stream()
                        .collect(Collectors.toMap(PartnershipView::partnershipId, Function.identity()));
        return page.of(
                partners,
                Partner::place,
                partner -> ResellerBody.of(
                        partner,
                        episodes.get(partner.partnershipId),
                        carried.getOrDefault(partner.reseller.id(), Usage.NONE),
                        request.locale()));
    }

    private Known now(DistributorId distributor) {
        List<PartnershipView> active = partnerships.findByDistributorIdAndStatus(distributor.value(), "active");
        return new Known(
                whoIsWho.asKnown(page -> active.stream()
                        .flatMap(partnership -> partner(
                                partnership.partnershipId(),
                                new ResellerTenantId(partnership.resellerTenantId()),
                                distributor,
                                page))
                        .toList()),
                resellers -> usage.of(distributor, resellers));
    }

    private Known asOf(DistributorId distributor, Instant time) {
        WhoWasWho.Then then = whoWasWho.partnersOf(distributor, time);
        return new Known(
                then.partners().stream()
                        .map(ResellerTenantId::new)
                        .flatMap(reseller -> then.page().partnership(distributor, reseller).stream()
                                .flatMap(partnership ->
                                        partner(partnership.value(), reseller, distributor, then.page())))
                        .toList(),
                resellers -> usage.asOf(distributor, resellers, then.page(), time));
    }

    private Stream<Partner> partner(
            UUID partnership, ResellerTenantId tenant, DistributorId distributor, WhoIsWho.Page page) {
        return page.reseller(tenant).stream()
                .map(reseller -> new Partner(
                        partnership, reseller, policy.failedChecks(page.factsAbout(reseller.plaId(), distributor))));
    }

    /** The partners of one moment, and how to learn what some of them carried then. */
    private record Known(
            List<Partner> partners, Function<Collection<ResellerTenantId>, Map<ResellerTenantId, Usage>> usage) {}

    private record Partner(UUID partnershipId, ListedReseller reseller, List<Check> failures) {

        private static final Comparator<Partner> ORDER = Comparator.comparing(Partner::invalid)
                .thenComparing(partner -> partner.reseller.name())
                .thenComparing(partner -> partner.partnershipId.toString());

        boolean valid() {
            return failures.isEmpty();
        }

        boolean invalid() {
            return !valid();
        }

        Cursor place() {
            return Cursor.after(invalid(), reseller.name(), partnershipId);
        }

        boolean comesAfter(Cursor cursor) {
            int byStanding = Boolean.compare(invalid(), Boolean.parseBoolean(cursor.text(0)));
            int byName = reseller.name().compareTo(cursor.text(1));
            int byId = partnershipId.toString().compareTo(cursor.text(2));
            return byStanding != 0 ? byStanding > 0 : byName != 0 ? byName > 0 : byId > 0;
        }
    }

    record ResellerBody(
            UUID partnershipId,
            UUID tenantId,
            String name,
            String country,
            @Nullable String region,
            String plaId,
            @Nullable Instant since,
            Standing standing,
            long customers,
            long subscriptions,
            long seats) {

        static ResellerBody of(Partner partner, @Nullable PartnershipView episode, Usage usage, Locale locale) {
            ListedReseller reseller = partner.reseller();
            return new ResellerBody(
                    partner.partnershipId(),
                    reseller.id().value(),
                    reseller.name(),
                    reseller.country().code(),
                    Listing.regionOf(reseller.country()),
                    reseller.plaId().value(),
                    episode == null ? null : episode.since(),
                    new Standing(partner.valid(), FailedCheck.of(partner.failures(), reseller.plaId(), locale)),
                    usage.customers(),
                    usage.subscriptions(),
                    usage.seats());
        }
    }

    record Standing(boolean valid, List<FailedCheck> failures) {}
}
