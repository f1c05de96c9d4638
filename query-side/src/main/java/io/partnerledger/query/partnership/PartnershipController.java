package io.partnerledger.query.partnership;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.entitytag.EntityTag;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import io.partnerledger.query.reading.Reflects;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Partnerships, to either of the two. */
@RestController
class PartnershipController {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Partnerships partnerships;
    private final WhoIsWho whoIsWho;
    private final Clock clock;

    PartnershipController(Partnerships partnerships, WhoIsWho whoIsWho, Clock clock) {
        this.partnerships = partnerships;
        this.whoIsWho = whoIsWho;
        this.clock = clock;
    }

    @GetMapping("/ledger/partnerships")
    @Reflects(PartnershipProjection.class)
    Page<PartnershipBody> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable UUID resellerTenantId) {
        Instant now = clock.instant();
        UUID after = page.after() == null ? BEFORE_ALL : page.after().uuid(0);
        requireKnown(status);
        Limit limit = Limit.of(page.rows());
        List<PartnershipView> rows = isReseller(caller.tenant())
                ? partnerships.ofReseller(caller.tenant(), status, resellerTenantId, now, after, limit)
                : partnerships.ofDistributor(caller.tenant(), status, resellerTenantId, now, after, limit);
        return page.of(rows, row -> Cursor.after(row.partnershipId()), row -> body(row, now));
    }

    @GetMapping("/ledger/partnerships/{id}")
    @Reflects(PartnershipProjection.class)
    ResponseEntity<PartnershipBody> one(Caller caller, @PathVariable UUID id) {
        Instant now = clock.instant();
        PartnershipView found = partnerships
                .findByPartnershipId(id)
                .filter(row -> caller.tenant().equals(row.distributorId())
                        || caller.tenant().equals(row.resellerTenantId()))
                .orElseThrow(Fault.NOT_FOUND::raised);
        return ResponseEntity.ok()
                .eTag(new EntityTag(found.versionAt(now)).toString())
                .body(body(found, now));
    }

    private boolean isReseller(UUID tenant) {
        return whoIsWho.asKnown(directory -> directory.roleOf(tenant)).orElse(null) == TenantRole.RESELLER;
    }

    private static void requireKnown(@Nullable String status) {
        if (status != null
                && Arrays.stream(PartnershipStatus.values())
                        .noneMatch(each -> each.name().toLowerCase(Locale.ROOT).equals(status))) {
            throw BadRequest.of("status", Text.of("violation.wrong-type"));
        }
    }

    private PartnershipBody body(PartnershipView row, Instant now) {
        return whoIsWho.asKnown(page -> new PartnershipBody(
                row.partnershipId(),
                row.statusAt(now),
                new Partner(
                        row.distributorId(),
                        page.distributor(new DistributorId(row.distributorId()))
                                .map(WhoIsWho.ListedDistributor::name)
                                .orElse(null)),
                row.resellerTenantId() == null && row.resellerName() == null
                        ? null
                        : new Partner(row.resellerTenantId(), nameOfReseller(row, page)),
                row.requestedAt(),
                row.expiresAt(),
                row.acceptedAt(),
                row.since(),
                row.endedAt(now),
                row.endReason()));
    }

    private static @Nullable String nameOfReseller(PartnershipView row, WhoIsWho.Page page) {
        return row.resellerTenantId() == null
                ? row.resellerName()
                : page.reseller(new ResellerTenantId(row.resellerTenantId()))
                        .map(WhoIsWho.ListedReseller::name)
                        .orElse(row.resellerName());
    }

    /**
     * @param reseller absent until it is known who it is
     * @param requestedAt absent where it was established before the ledger
     * @param acceptedAt from when it is active here
     */
    record PartnershipBody(
            UUID id,
            String status,
            Partner distributor,
            @Nullable Partner reseller,
            @Nullable Instant requestedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant since,
            @Nullable Instant endedAt,
            @Nullable String endReason) {}

    record Partner(@Nullable UUID tenantId, @Nullable String name) {}
}
