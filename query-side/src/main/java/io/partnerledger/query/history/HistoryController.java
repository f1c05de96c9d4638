package io.partnerledger.query.history;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.kernel.tenant.TenantRole;
import io.partnerledger.query.partnership.PartnershipProjection;
import io.partnerledger.query.reading.Reflects;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
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

    private static final String RESELLER_TENANT = "reseller-tenant:";
    private static final List<String> KINDS =
            List.of("partnership:", RESELLER_TENANT, "customer:", "order:", "subscription:", "gdap-relationship:");

    /** The years PostgreSQL and ISO 8601 agree on. */
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final HistoryEntries entries;
    private final WhoIsWho whoIsWho;
    private final OpenedPayload payloads;

    HistoryController(HistoryEntries entries, WhoIsWho whoIsWho, OpenedPayload payloads) {
        this.entries = entries;
        this.whoIsWho = whoIsWho;
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
        Predicate<HistoryView> visible = visibleTo(caller.tenant(), subject);
        Instant first = from == null || from.isBefore(BEGINNING) ? BEGINNING : from;
        Instant last = to == null || to.isAfter(END) ? END : to;
        long after = page.after() == null ? 0 : page.after().number(0);
        List<HistoryView> rows = entries.page(subject, first, last, after, Limit.of(page.rows()));
        return page.of(rows.stream().filter(visible).toList(), row -> Cursor.after(row.position()), this::entry);
    }

    /** What does not exist and what is another tenant's look the same. */
    private Predicate<HistoryView> visibleTo(UUID tenant, String subject) {
        HistoryView first = entries.findFirstBySubjectOrderByPosition(subject).orElseThrow(Fault.NOT_FOUND::raised);
        if (subject.startsWith(RESELLER_TENANT)) {
            return tenant.toString().equals(subject.substring(RESELLER_TENANT.length()))
                    ? row -> true
                    : whilePartners(tenant, UUID.fromString(subject.substring(RESELLER_TENANT.length())));
        }
        if (!ownersOf(first, subject).contains(tenant.toString())) {
            throw Fault.NOT_FOUND.raised();
        }
        return row -> true;
    }

    /** A reseller's facts concern a distributor for the time of their partnership. */
    private Predicate<HistoryView> whilePartners(UUID distributor, UUID reseller) {
        List<HistoryEntries.PartnershipTime> partnerships = entries.partnerships(distributor, reseller);
        if (partnerships.isEmpty()
                || whoIsWho.asKnown(page -> page.roleOf(distributor)).orElse(null) != TenantRole.DISTRIBUTOR) {
            throw Fault.NOT_FOUND.raised();
        }
        return row -> partnerships.stream()
                .anyMatch(partners -> !row.time().isBefore(partners.getSince())
                        && (partners.getUntil() == null || row.time().isBefore(partners.getUntil())));
    }

    /** The distributor whose it is; of a partnership also the reseller. */
    private List<String> ownersOf(HistoryView first, String subject) {
        String distributor = member(first, "distributorId");
        return subject.startsWith("partnership:")
                ? entries.partnersOf(UUID.fromString(subject.substring("partnership:".length()))).stream()
                        .flatMap(partners ->
                                Arrays.stream(new UUID[] {partners.getDistributor(), partners.getReseller()}))
                        .filter(Objects::nonNull)
                        .map(UUID::toString)
                        .toList()
                : distributor == null ? List.of() : List.of(distributor);
    }

    private static @Nullable String member(HistoryView row, String name) {
        JsonNode member = JsonMapper.shared().readTree(row.payload()).get(name);
        return member == null ? null : member.asString();
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
