package io.partnerledger.query.operations;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.events.following.DeadLetter;
import io.partnerledger.events.following.DeadLetter.Cause;
import io.partnerledger.events.following.DeadLetter.Status;
import io.partnerledger.events.following.DeadLetters;
import io.partnerledger.events.following.DeadLetters.Place;
import io.partnerledger.events.following.Following;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that are left out of a projection's rows, and what is to become of them. */
@RestController
class DeadLettersController {

    private static final Set<Status> NOT_SETTLED = EnumSet.of(Status.PARKED, Status.RETRYING);

    private final DeadLetters letters;
    private final List<Following> followings;

    DeadLettersController(DeadLetters letters, List<Following> followings) {
        this.letters = letters;
        this.followings = followings;
    }

    @GetMapping("/ledger/dead-letters")
    Page<Letter> list(
            RequestContext request,
            PageRequest page,
            @RequestParam(required = false) @Nullable String projection,
            @RequestParam(required = false) @Nullable String status) {
        if (projection != null && !letters.isProjection(projection)) {
            throw BadRequest.of("projection", Text.of("violation.projection"));
        }
        Set<Status> states = status == null ? NOT_SETTLED : EnumSet.of(stateOf(status));
        Cursor after = page.after();
        return page.of(
                letters.page(states, projection, after == null ? null : place(after), page.rows()),
                DeadLettersController::cursor,
                letter -> shown(letter, request.locale()));
    }

    private static Status stateOf(String code) {
        return Arrays.stream(Status.values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> BadRequest.of("status", Text.of("violation.wrong-type")));
    }

    private static Cursor cursor(DeadLetter letter) {
        return Cursor.after(
                letter.schema(), letter.projection(), letter.shape(), letter.generation(), letter.position());
    }

    private static Place place(Cursor after) {
        return new Place(after.text(0), after.text(1), after.integer(2), after.integer(3), after.number(4));
    }

    @PostMapping("/ledger/dead-letters/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Letter retry(Caller caller, RequestContext request, @PathVariable UUID id) {
        DeadLetter letter = letters.retry(id, caller.subject()).orElseThrow(Fault.NOT_FOUND::raised);
        followings.forEach(Following::retryDeadLetters);
        return shown(letter, request.locale());
    }

    @DeleteMapping("/ledger/dead-letters/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Caller caller, @PathVariable UUID id) {
        switch (letters.discard(id, caller.subject())) {
            case UNKNOWN -> throw Fault.NOT_FOUND.raised();
            case IS_RETRIED -> throw Fault.DEAD_LETTER_BEING_RETRIED.raised();
            case DONE -> {}
        }
    }

    private static Letter shown(DeadLetter letter, Locale locale) {
        return new Letter(
                letter.id(),
                letter.projection(),
                letter.shape(),
                letter.generation(),
                letter.stream(),
                letter.position(),
                letter.type(),
                cause(letter).in(locale),
                letter.waitsFor(),
                letter.parkedAt(),
                letter.attempts(),
                letter.lastTriedAt(),
                letter.status().code(),
                letter.settledAt(),
                letter.settledBy());
    }

    private static Text cause(DeadLetter letter) {
        if (letter.cause() == Cause.WAITS) {
            UUID first = letter.waitsFor();
            return first == null
                    ? Text.of("dead-letter.has-waited")
                    : Text.of("dead-letter.waits", Map.of("letter", first.toString()));
        }
        String detail = letter.detail() == null ? "" : letter.detail();
        return Text.of("dead-letter." + letter.cause().code(), Map.of("detail", detail));
    }

    /**
     * An event that a projection's rows lack.
     *
     * @param generation of the projection's tables
     * @param stream its sequence
     * @param position of the event among all
     * @param type the event's name
     * @param cause why it is parked, in the caller's language
     * @param waitsFor the first letter of its sequence
     * @param attempts how often it was tried to fold it
     * @param status {@code parked}, {@code retrying}, {@code folded} or {@code discarded}
     * @param settledAt when it was folded or discarded
     * @param settledBy who wanted that
     */
    record Letter(
            UUID id,
            String projection,
            int shape,
            int generation,
            String stream,
            long position,
            @Nullable String type,
            String cause,
            @Nullable UUID waitsFor,
            Instant parkedAt,
            int attempts,
            @Nullable Instant lastTriedAt,
            String status,
            @Nullable Instant settledAt,
            @Nullable String settledBy) {}
}
