package io.partnerledger.query.gdap;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.entitytag.EntityTag;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.gdap.ShownGdapRelationship;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.GdapStatus;
import io.partnerledger.kernel.gdap.GdapTerminationReason;
import io.partnerledger.kernel.tenant.TenantRole;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.customer.CustomerView;
import io.partnerledger.query.customer.Customers;
import io.partnerledger.query.reading.Reflects;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Delegated administration, to the distributor whose it is and to the reseller it names. */
@RestController
class GdapController {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final GdapRelationships relationships;
    private final Customers customers;
    private final WhoIsWho whoIsWho;
    private final PersonalDataVault vault;
    private final Clock clock;

    GdapController(
            GdapRelationships relationships,
            Customers customers,
            WhoIsWho whoIsWho,
            PersonalDataVault vault,
            Clock clock) {
        this.relationships = relationships;
        this.customers = customers;
        this.whoIsWho = whoIsWho;
        this.vault = vault;
        this.clock = clock;
    }

    /** Those ended by a suspension are the recovery list: what to ask for anew once the reseller is active again (S52). */
    @GetMapping("/ledger/gdap-relationships")
    @Reflects({GdapProjection.class, CustomerProjection.class})
    Page<ShownGdapRelationship> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID resellerTenantId,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String terminationReason) {
        Instant now = clock.instant();
        requireKnown(status, "status", Arrays.stream(GdapStatus.values()).map(GdapStatus::code));
        requireKnown(
                terminationReason,
                "terminationReason",
                Arrays.stream(GdapTerminationReason.values()).map(GdapTerminationReason::code));
        UUID tenant = caller.tenant();
        UUID after = page.after() == null ? BEFORE_ALL : page.after().uuid(0);
        Limit limit = Limit.of(page.rows());
        List<GdapView> rows;
        if (isReseller(tenant)) {
            rows = relationships.ofReseller(
                    tenant, customerId, resellerTenantId, status, terminationReason, now, after, limit);
        } else if (terminationReason == null || terminationReason.equals(GdapTerminationReason.EXPIRED.code())) {
            rows = relationships.ofDistributor(
                    tenant, customerId, resellerTenantId, status, terminationReason, now, after, limit);
        } else {
            rows = relationships.endedOfDistributor(
                    tenant, customerId, resellerTenantId, status, terminationReason, now, after, limit);
        }
        Map<UUID, String> names = namesOfCustomers(rows);
        return page.of(rows, row -> Cursor.after(row.gdapRelationshipId()), row -> shown(row, names, now));
    }

    @GetMapping("/ledger/gdap-relationships/{id}")
    @Reflects({GdapProjection.class, CustomerProjection.class})
    ResponseEntity<ShownGdapRelationship> one(Caller caller, @PathVariable UUID id) {
        Instant now = clock.instant();
        GdapView found = relationships.one(id, caller.tenant()).orElseThrow(Fault.NOT_FOUND::raised);
        return ResponseEntity.ok()
                .eTag(new EntityTag(found.versionAt(now)).toString())
                .body(shown(found, namesOfCustomers(List.of(found)), now));
    }

    private boolean isReseller(UUID tenant) {
        return whoIsWho.asKnown(directory -> directory.roleOf(tenant)).orElse(null) == TenantRole.RESELLER;
    }

    private static void requireKnown(@Nullable String asked, String parameter, Stream<String> codes) {
        if (asked != null && codes.noneMatch(asked::equals)) {
            throw BadRequest.of(parameter, Text.of("violation.wrong-type"));
        }
    }

    private Map<UUID, String> namesOfCustomers(List<GdapView> rows) {
        return customers
                .findByCustomerIdIn(rows.stream().map(GdapView::customerId).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(CustomerView::customerId, CustomerView::companyName));
    }

    private ShownGdapRelationship shown(GdapView row, Map<UUID, String> customerNames, Instant now) {
        GdapRelationship relationship = row.state();
        return whoIsWho.asKnown(page -> ShownGdapRelationship.of(
                relationship,
                now,
                new ShownGdapRelationship.Names(
                        customerNames.get(row.customerId()),
                        page.reseller(relationship.reseller())
                                .map(WhoIsWho.ListedReseller::name)
                                .orElse(null),
                        page.distributor(relationship.distributor())
                                .map(WhoIsWho.ListedDistributor::name)
                                .orElse(null)),
                vault::open));
    }
}
