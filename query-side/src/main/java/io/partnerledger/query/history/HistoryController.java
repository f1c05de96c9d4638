package io.partnerledger.query.history;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.query.partnership.PartnershipProjection;
import io.partnerledger.query.reading.AskedTime;
import io.partnerledger.query.reading.Reflects;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a subject: when, by whom. */
@RestController
class HistoryController {

    private static final String PARTNERSHIP = "partnership:";
    private static final String RESELLER_TENANT = "reseller-tenant:";
    private static final String GDAP_RELATIONSHIP = "gdap-relationship:";
    private static final List<String> KINDS =
            List.of(PARTNERSHIP, RESELLER_TENANT, "customer:", "order:", "subscription:", GDAP_RELATIONSHIP);

    private final HistoryEntries entries;
    private final OpenedPayload payloads;

    HistoryController(HistoryEntries entries, OpenedPayload payloads) {
        this.entries = entries;
        this.payloads = payloads;
    }

    @GetMapping("/ledger/history/{subject}")
    @Reflects(
            value = {HistoryProjection.class, PartnershipProjection.class},
            everybodys = true)
    Page<Entry> of(
            Caller caller,
            @PathVariable String subject,
            PageRequest page,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        if (KINDS.stream().noneMatch(subject::startsWith)) {
            throw Fault.NOT_FOUND.raised();
        }
        Stretch stretch = new Stretch(
                from == null ? AskedTime.BEGINNING : AskedTime.within(from),
                to == null ? AskedTime.END : AskedTime.within(to),
                page.after() == null ? 0 : page.after().number(0),
                Limit.of(page.rows()));
        return page.of(visibleTo(caller.tenant(), subject, stretch), row -> Cursor.after(row.position()), this::entry);
    }

    /** What does not exist and what is another tenant's look the same. */
    private List<HistoryView> visibleTo(UUID tenant, String subject, Stretch stretch) {
        HistoryView first = entries.findFirstBySubjectOrderByPosition(subject).orElseThrow(Fault.NOT_FOUND::raised);
        if (subject.startsWith(RESELLER_TENANT) && !subject.equals(RESELLER_TENANT + tenant)) {
            return whilePartners(
                    tenant, UUID.fromString(subject.substring(RESELLER_TENANT.length())), subject, stretch);
        }
        if (!subject.startsWith(RESELLER_TENANT) && !ownersOf(first).contains(tenant)) {
            throw Fault.NOT_FOUND.raised();
        }
        return entries.page(subject, stretch.from(), stretch.to(), stretch.after(), stretch.limit());
    }

    /** A reseller's facts concern a distributor for the time of their partnership. */
    private List<HistoryView> whilePartners(UUID distributor, UUID reseller, String subject, Stretch stretch) {
        if (!entries.wereEverPartners(distributor, reseller)) {
            throw Fault.NOT_FOUND.raised();
        }
        return entries.pageWhilePartners(
                subject, distributor, reseller, stretch.from(), stretch.to(), stretch.after(), stretch.limit());
    }

    /** The distributor whose it is; of a partnership and of delegated administration also the reseller. */
    private List<UUID> ownersOf(HistoryView first) {
        if (first.subject().startsWith(PARTNERSHIP)) {
            return entries.partnersOf(UUID.fromString(first.subject().substring(PARTNERSHIP.length())))
                    .map(partners -> Stream.of(partners.getDistributor(), partners.getReseller())
                            .filter(Objects::nonNull)
                            .toList())
                    .orElse(List.of());
        }
        JsonNode begun = JsonMapper.shared().readTree(first.payload());
        Stream<String> owners = first.subject().startsWith(GDAP_RELATIONSHIP)
                ? Stream.of("distributorId", "resellerTenantId")
                : Stream.of("distributorId");
        return owners.map(begun::get)
                .filter(Objects::nonNull)
                .map(owner -> UUID.fromString(owner.asString()))
                .toList();
    }

    private Entry entry(HistoryView row) {
        return new Entry(
                row.position(),
                row.time(),
                row.type(),
                row.revision(),
                new Actor(
                        row.actorSubject(),
                        row.actorTenant(),
                        List.of(JsonMapper.shared().readValue(row.actorRoles(), String[].class))),
                row.requestId(),
                row.correlationId(),
                payloads.of(row.payload()));
    }

    /** @param after the position after which it begins */
    private record Stretch(Instant from, Instant to, long after, Limit limit) {}

    record Entry(
            long position,
            Instant time,
            String type,
            String revision,
            Actor actor,
            @Nullable String requestId,
            @Nullable String correlationId,
            JsonNode payload) {}

    /** Who caused it, by the verified token. */
    record Actor(@Nullable String subject, @Nullable String tenant, List<String> roles) {}
}
