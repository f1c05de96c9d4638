package io.partnerledger.query.evidence;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.events.evidence.VerificationKey;
import io.partnerledger.query.evidence.DailyCheckpoints.OfADay;
import io.partnerledger.query.evidence.EvidenceExport.Stretch;
import io.partnerledger.query.reading.AskedTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A distributor's events, for somebody who has to take nobody's word. */
@RestController
class EvidenceController {

    private static final String ALGORITHM = "Ed25519";

    private final EvidenceExport export;
    private final DailyCheckpoints checkpoints;
    private final EvidenceKeys keys;
    private final Clock clock;

    EvidenceController(EvidenceExport export, DailyCheckpoints checkpoints, EvidenceKeys keys, Clock clock) {
        this.export = export;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping(path = "/ledger/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    WrittenExport events(
            Caller caller,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        Instant begin = from == null ? null : AskedTime.past("from", from, clock.instant());
        Instant end = to == null ? null : AskedTime.within(to);
        if (end != null && !end.isAfter(begin == null ? AskedTime.BEGINNING : begin)) {
            throw BadRequest.of("to", Text.of("violation.not-after-from"));
        }
        Stretch stretch = export.stretch(caller.tenant(), asInChains(begin), asInChains(end));
        return out -> export.write(stretch, out);
    }

    /** Chains keep times in milliseconds, whatever the history tells of an event's time. */
    private static @Nullable Instant asInChains(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }

    @GetMapping("/ledger/events/checkpoints")
    Page<OfADay> checkpoints(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        LocalDate first = from == null ? AskedTime.dayWithin(LocalDate.MIN) : AskedTime.day("from", from);
        LocalDate last = to == null ? LocalDate.of(9999, 12, 31) : AskedTime.day("to", to);
        if (last.isBefore(first)) {
            throw BadRequest.of("to", Text.of("violation.ends-before-it-starts"));
        }
        LocalDate after =
                page.after() == null ? first : AskedTime.dayWithin(page.after().day(0));
        return page.of(
                checkpoints.of(caller.tenant(), after.isAfter(first) ? after : first, last, page.rows()),
                one -> Cursor.after(one.day().plusDays(1)));
    }

    /** Open to all: whoever verifies an export may have no token. */
    @GetMapping("/ledger/events/keys")
    Page<Key> keys() {
        List<VerificationKey> all = keys.all();
        return Page.whole(
                all.stream().map(key -> new Key(key.id(), ALGORITHM, key.pem())).toList());
    }

    /**
     * What checkpoints are verified with.
     *
     * @param publicKey PEM
     */
    record Key(String keyId, String algorithm, String publicKey) {}
}
