package io.partnerledger.query.history;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.query.history.HistoryEntries.Sought;
import io.partnerledger.query.reading.AskedTime;
import io.partnerledger.query.reading.Reflects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What happened: when, by whom, and what it changed. */
@RestController
class HistoryController {

    private final HistoryEntries entries;
    private final PastStates states;
    private final Opened opened;

    HistoryController(HistoryEntries entries, PastStates states, Opened opened) {
        this.entries = entries;
        this.states = states;
        this.opened = opened;
    }

    @GetMapping("/ledger/history/{subject}")
    @Reflects(value = HistoryProjection.class, everybodys = true)
    Page<Entry> of(
            Caller caller,
            @PathVariable String subject,
            PageRequest page,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        requireInOrder(from, to);
        Subject asked = entries.visible(caller.tenant(), subject);
        List<HistoryEntry> rows = entries.of(
                caller.tenant(),
                asked,
                from == null ? AskedTime.BEGINNING : AskedTime.within(from),
                to == null ? AskedTime.END : AskedTime.within(to),
                page.after() == null ? 0 : page.after().number(0),
                page.rows());
        return shown(page, rows, row -> Cursor.after(row.position()));
    }

    @GetMapping("/ledger/history")
    @Reflects(value = HistoryProjection.class, everybodys = true)
    Page<Entry> across(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String correlationId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        requireSaid("actor", actor);
        requireSaid("correlationId", correlationId);
        requireInOrder(from, to);
        Instant first = from == null ? AskedTime.BEGINNING : AskedTime.within(from);
        Cursor after = page.after();
        List<HistoryEntry> rows = entries.across(
                caller.tenant(),
                new Sought(
                        actor,
                        correlationId,
                        first,
                        to == null ? AskedTime.END : AskedTime.within(to),
                        after == null ? first : AskedTime.ofMicros(after.number(0)),
                        after == null ? 0 : after.number(1)),
                page.rows());
        return shown(page, rows, row -> Cursor.after(AskedTime.micros(row.time()), row.position()));
    }

    private static void requireInOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw BadRequest.of("to", Text.of("violation.before-from"));
        }
    }

    /** A parameter that is sent empty is more likely a mistake than a wish for everything. */
    private static void requireSaid(String parameter, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw BadRequest.of(parameter, Text.of("violation.required"));
        }
    }

    private Page<Entry> shown(PageRequest page, List<HistoryEntry> rows, Function<HistoryEntry, Cursor> place) {
        Map<Long, List<Change>> changes = states.changes(rows.subList(0, Math.min(rows.size(), page.limit())));
        return page.of(rows, place, row -> entry(row, changes.getOrDefault(row.position(), List.of())));
    }

    private Entry entry(HistoryEntry row, List<Change> changes) {
        return new Entry(
                row.position(),
                row.time(),
                row.subject(),
                row.type(),
                row.revision(),
                new Actor(row.actorSubject(), row.actorTenant(), row.actorRoles()),
                row.requestId(),
                row.correlationId(),
                opened.of(row.payload()),
                changes.stream()
                        .map(change -> change.opened(opened))
                        .filter(Change::isOne)
                        .toList());
    }

    /**
     * @param changes what it changed in the state of its subject; nothing where something was only tried
     */
    record Entry(
            long position,
            Instant time,
            String subject,
            String type,
            String revision,
            Actor actor,
            @Nullable String requestId,
            @Nullable String correlationId,
            JsonNode payload,
            List<Change> changes) {}

    /** Who caused it, by the verified token. */
    record Actor(@Nullable String subject, @Nullable String tenant, List<String> roles) {}
}
