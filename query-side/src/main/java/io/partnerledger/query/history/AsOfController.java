package io.partnerledger.query.history;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.events.store.Head;
import io.partnerledger.query.history.HistoryEntries.Partners;
import io.partnerledger.query.reading.AskedTime;
import io.partnerledger.query.reading.Reflects;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How a subject stood at a time, or when the ledger had come to a position. */
@RestController
class AsOfController {

    private final HistoryEntries entries;
    private final PastStates states;
    private final Opened opened;
    private final Head head;
    private final Clock clock;

    AsOfController(HistoryEntries entries, PastStates states, Opened opened, Head head, Clock clock) {
        this.entries = entries;
        this.states = states;
        this.opened = opened;
        this.head = head;
        this.clock = clock;
    }

    @GetMapping("/ledger/history/{subject}/as-of")
    @Reflects(value = HistoryProjection.class, everybodys = true, orNothing = true)
    StateThen asOf(
            Caller caller,
            @PathVariable String subject,
            @RequestParam(required = false) @Nullable Instant time,
            @RequestParam(required = false) @Nullable Long position) {
        Moment moment = moment(time, position);
        Subject asked = Subject.named(subject).orElseThrow(Fault.NOT_FOUND::raised);
        Optional<Partners> within = within(caller.tenant(), asked, moment);
        // Clocks differ: what was said after the two parted is none of it, whatever time it bears.
        long ended = within.map(Partners::endedPosition).orElse(Long.MAX_VALUE);
        HistoryEntry last = moment.lastOf(asked, ended, entries).orElseThrow(Fault.NOT_YET::raised);
        Record state = states.after(asked, last.sequence());
        Record then = moment.time == null ? state : asked.kind().at(state, moment.time);
        // What the programme said before the two were partners shows in the state, but not when it was said.
        boolean before = within.isPresent() && within.get().beganPosition() > last.position();
        return new StateThen(
                asked.stream(),
                before ? within.get().beganPosition() : last.position(),
                before ? within.get().beganAt() : last.time(),
                opened.opened(ShownState.of(then)));
    }

    private Moment moment(@Nullable Instant time, @Nullable Long position) {
        if ((time == null) == (position == null)) {
            throw BadRequest.of("time", Text.of("violation.time-or-position"));
        }
        if (position != null && (position < 0 || position > head.now())) {
            throw BadRequest.of("position", Text.of("violation.no-position"));
        }
        return new Moment(time == null ? null : AskedTime.past("time", time, clock.instant()), position);
    }

    /**
     * The partnership through which a reseller's facts are seen; empty where the subject is the caller's own.
     *
     * <p>What does not exist and what is another tenant's look the same.
     */
    private Optional<Partners> within(UUID tenant, Subject subject, Moment moment) {
        Optional<UUID> reseller = subject.resellerOtherThan(tenant);
        if (reseller.isEmpty()) {
            if (!entries.isOf(tenant, subject)) {
                throw Fault.NOT_FOUND.raised();
            }
            return Optional.empty();
        }
        List<Partners> partnerships = entries.partnerships(tenant, reseller.get());
        if (partnerships.isEmpty()) {
            throw Fault.NOT_FOUND.raised();
        }
        return Optional.of(partnerships.stream()
                .filter(moment::isWithin)
                .findFirst()
                .orElseThrow(Fault.NOT_PARTNERS_THEN::raised));
    }

    /** A time or a position, one of the two. */
    private record Moment(@Nullable Instant time, @Nullable Long position) {

        boolean isWithin(Partners partners) {
            return time == null ? partners.at(position) : partners.at(time);
        }

        Optional<HistoryEntry> lastOf(Subject subject, long before, HistoryEntries entries) {
            return time == null ? entries.lastUpTo(subject, position) : entries.lastUntil(subject, time, before);
        }
    }

    /**
     * @param position of the last event it rests on
     * @param time of that event
     */
    record StateThen(String subject, long position, Instant time, JsonNode state) {}
}
