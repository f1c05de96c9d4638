package io.partnerledger.query.insights;

import io.partnerledger.directory.PastDirectoryProjection;
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
import io.partnerledger.query.insights.InvalidPartners.Found;
import io.partnerledger.query.insights.InvalidPartners.InvalidPartner;
import io.partnerledger.query.partnership.Listing;
import io.partnerledger.query.reading.Reflects;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Usage;
import io.partnerledger.query.usage.UsageProjection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board of invalid partners of record. */
@RestController
class InvalidPartnersController {

    private final InvalidPartners invalidPartners;

    InvalidPartnersController(InvalidPartners invalidPartners) {
        this.invalidPartners = invalidPartners;
    }

    @GetMapping("/ledger/insights/invalid-por")
    @Reflects(
            value = {UsageProjection.class, PastDirectoryProjection.class},
            everybodys = true)
    Board board(
            Caller caller,
            RequestContext request,
            PageRequest page,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String query) {
        Found found = invalidPartners.now(new DistributorId(caller.tenant()));
        List<InvalidPartner> asked = found.partners().stream()
                .filter(ofCheck(check))
                .filter(partner -> region == null || region.equalsIgnoreCase(Listing.regionOf(partner.country())))
                .filter(partner -> Listing.finds(query, partner.reseller().name(), partner.plaId()))
                .toList();
        Page<Item> items = page.of(
                rowsAfter(asked, page),
                partner -> Cursor.after(
                        partner.usage().subscriptions(), partner.plaId().value()),
                partner -> Item.of(partner, request.locale()));
        return new Board(
                found.asOf(), found.position(), Totals.of(asked), byCheck(asked), items.items(), items.nextCursor());
    }

    private static List<InvalidPartner> rowsAfter(List<InvalidPartner> asked, PageRequest page) {
        Cursor after = page.after();
        return asked.stream()
                .filter(partner -> after == null || comesAfter(partner, after))
                .limit(page.rows())
                .toList();
    }

    private static boolean comesAfter(InvalidPartner partner, Cursor after) {
        int bySubscriptions = Long.compare(after.number(0), partner.usage().subscriptions());
        return bySubscriptions > 0
                || bySubscriptions == 0 && partner.plaId().value().compareTo(after.text(1)) > 0;
    }

    private static Predicate<InvalidPartner> ofCheck(@Nullable String code) {
        if (code == null) {
            return partner -> true;
        }
        Check check = Arrays.stream(Check.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> BadRequest.of("check", Text.of("violation.wrong-type")));
        return partner -> partner.failures().contains(check);
    }

    private static List<OfCheck> byCheck(List<InvalidPartner> partners) {
        return Arrays.stream(Check.values())
                .map(check -> OfCheck.of(
                        check,
                        partners.stream()
                                .filter(partner -> partner.failures().contains(check))
                                .toList()))
                .filter(of -> of.resellers() > 0)
                .toList();
    }

    private static long resellers(List<InvalidPartner> partners) {
        return partners.stream()
                .map(partner -> partner.reseller().id())
                .distinct()
                .count();
    }

    /** @param position what was known; {@code totals} are of all that the filters let through, not of the page */
    record Board(
            Instant asOf,
            long position,
            Totals totals,
            List<OfCheck> byCheck,
            List<Item> items,
            @Nullable String nextCursor) {}

    /** @param customers the sum per reseller */
    record Totals(long resellers, long subscriptions, long customers, long seats, long renewalsNext30Days) {

        static Totals of(List<InvalidPartner> partners) {
            Usage all = partners.stream().map(InvalidPartner::usage).reduce(Usage.NONE, Usage::plus);
            return new Totals(
                    InvalidPartnersController.resellers(partners),
                    all.subscriptions(),
                    all.customers(),
                    all.seats(),
                    all.renewalsNext30Days());
        }
    }

    record OfCheck(String check, long resellers, long subscriptions) {

        static OfCheck of(Check check, List<InvalidPartner> partners) {
            return new OfCheck(
                    check.code(),
                    InvalidPartnersController.resellers(partners),
                    partners.stream()
                            .mapToLong(partner -> partner.usage().subscriptions())
                            .sum());
        }
    }

    record Item(
            UUID tenantId,
            String name,
            String plaId,
            String country,
            @Nullable String region,
            List<FailedCheck> failures,
            @Nullable String suspensionReason,
            long subscriptions,
            long customers,
            long seats,
            long renewalsNext30Days,
            Instant invalidSince) {

        static Item of(InvalidPartner partner, Locale locale) {
            Usage usage = partner.usage();
            return new Item(
                    partner.reseller().id().value(),
                    partner.reseller().name(),
                    partner.plaId().value(),
                    partner.country().code(),
                    Listing.regionOf(partner.country()),
                    FailedCheck.of(partner.failures(), partner.plaId(), locale),
                    partner.suspensionReason(),
                    usage.subscriptions(),
                    usage.customers(),
                    usage.seats(),
                    usage.renewalsNext30Days(),
                    partner.since());
        }
    }
}
