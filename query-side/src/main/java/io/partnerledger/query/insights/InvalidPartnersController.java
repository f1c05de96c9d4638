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
import io.partnerledger.query.reading.AskedTime;
import io.partnerledger.query.reading.Reflects;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Usage;
import io.partnerledger.query.usage.UsageProjection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board of invalid partners of record, as it is or as it was. */
@RestController
class InvalidPartnersController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** Stable and in English, whoever reads: scripts and saved spreadsheets go by them. */
    private static final List<String> COLUMNS = List.of(
            "tenantId",
            "name",
            "plaId",
            "country",
            "region",
            "failures",
            "suspensionReason",
            "subscriptions",
            "customers",
            "seats",
            "renewalsNext30Days",
            "invalidSince");

    private final InvalidPartners invalidPartners;
    private final Clock clock;

    InvalidPartnersController(InvalidPartners invalidPartners, Clock clock) {
        this.invalidPartners = invalidPartners;
        this.clock = clock;
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
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable Instant time) {
        Found found = found(caller, time);
        List<InvalidPartner> asked = asked(found, check, region, query);
        Page<Item> items = page.of(
                rowsAfter(asked, page),
                partner -> Cursor.after(
                        partner.usage().subscriptions(), partner.plaId().value()),
                partner -> Item.of(partner, request.locale()));
        return new Board(
                found.asOf(), found.position(), Totals.of(asked), byCheck(asked), items.items(), items.nextCursor());
    }

    /** All rows there are, for a spreadsheet. */
    @GetMapping(path = "/ledger/insights/invalid-por", produces = "text/csv")
    @Reflects(
            value = {UsageProjection.class, PastDirectoryProjection.class},
            everybodys = true)
    ResponseEntity<String> spreadsheet(
            Caller caller,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable Instant time) {
        Found found = found(caller, time);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"invalid-por-" + LocalDate.ofInstant(found.asOf(), ZoneOffset.UTC)
                                + ".csv\"")
                .body(Csv.of(
                        COLUMNS,
                        asked(found, check, region, query).stream()
                                .map(InvalidPartnersController::cells)
                                .toList()));
    }

    private static List<@Nullable Object> cells(InvalidPartner partner) {
        Usage usage = partner.usage();
        return Arrays.asList(
                partner.reseller().id().value(),
                partner.reseller().name(),
                partner.plaId().value(),
                partner.country(),
                Listing.regionOf(partner.country()),
                partner.failures().stream().map(Check::code).collect(Collectors.joining(" ")),
                partner.suspensionReason(),
                usage.subscriptions(),
                usage.customers(),
                usage.seats(),
                usage.renewalsNext30Days(),
                partner.since());
    }

    private Found found(Caller caller, @Nullable Instant time) {
        DistributorId distributor = new DistributorId(caller.tenant());
        return time == null
                ? invalidPartners.now(distributor)
                : invalidPartners.asOf(distributor, AskedTime.past("time", time, clock.instant()));
    }

    private static List<InvalidPartner> asked(
            Found found, @Nullable String check, @Nullable String region, @Nullable String query) {
        return found.partners().stream()
                .filter(ofCheck(check))
                .filter(partner -> region == null || region.equalsIgnoreCase(Listing.regionOf(partner.country())))
                .filter(partner -> Listing.finds(query, partner.reseller().name(), partner.plaId()))
                .toList();
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
                            .mapToLong(partner -> partner.byCheck().get(check).subscriptions())
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
