package io.partnerledger.query.operations;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.events.following.Lags;
import io.partnerledger.events.rebuilding.ProjectionState;
import io.partnerledger.events.rebuilding.Purpose;
import io.partnerledger.events.rebuilding.Rebuilding;
import io.partnerledger.events.rebuilding.Verification;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The projections that can be rebuilt and verified: how they stand, and what an operator wants of them. */
@RestController
class ProjectionsController {

    private final List<Rebuilding> rebuildings;
    private final Lags lags;
    private final Clock clock;

    ProjectionsController(List<Rebuilding> rebuildings, EventStore events, Clock clock) {
        this.rebuildings = rebuildings;
        this.lags = new Lags(events, clock);
        this.clock = clock;
    }

    @GetMapping("/ledger/projections")
    Page<ShownProjection> list(PageRequest page) {
        long head = lags.head();
        String after = page.after() == null ? "" : page.after().text(0);
        return page.of(
                states().stream()
                        .filter(state -> state.shape().name().compareTo(after) > 0)
                        .limit(page.rows())
                        .toList(),
                state -> Cursor.after(state.shape().name()),
                state -> shown(state, head));
    }

    private List<ProjectionState> states() {
        return rebuildings.stream()
                .flatMap(rebuilding -> rebuilding.states().stream())
                .sorted(Comparator.comparing(state -> state.shape().name()))
                .toList();
    }

    private ShownProjection shown(ProjectionState state, long head) {
        return ShownProjection.of(
                state, lags.of(state.shape().name(), ShownProjection.position(state), head), clock.instant());
    }

    @PostMapping("/ledger/projections/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ShownProjection rebuild(Caller caller, @PathVariable String name) {
        Rebuilding rebuilding = rebuildingOf(name);
        refuseIf(rebuilding.rebuild(name, caller.subject()), name);
        return shown(rebuilding.state(name), lags.head());
    }

    @DeleteMapping("/ledger/projections/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ShownProjection cancel(@PathVariable String name) {
        Rebuilding rebuilding = rebuildingOf(name);
        if (!rebuilding.cancel(name)) {
            throw Fault.NO_REBUILD_TO_CANCEL.raised(Map.of("name", name));
        }
        return shown(rebuilding.state(name), lags.head());
    }

    @PostMapping("/ledger/projections/{name}/verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ShownVerification verify(Caller caller, @PathVariable String name) {
        Rebuilding rebuilding = rebuildingOf(name);
        refuseIf(rebuilding.verify(name, caller.subject()), name);
        return shownVerification(rebuilding, name);
    }

    @GetMapping("/ledger/projections/{name}/verification")
    ShownVerification verification(@PathVariable String name) {
        return shownVerification(rebuildingOf(name), name);
    }

    private ShownVerification shownVerification(Rebuilding rebuilding, String name) {
        ProjectionState state = rebuilding.state(name);
        Verification verification = state.verification().orElseThrow(Fault.NOT_FOUND::raised);
        return ShownVerification.of(verification, state, clock.instant());
    }

    private Rebuilding rebuildingOf(String name) {
        return rebuildings.stream()
                .filter(rebuilding -> rebuilding.knows(name))
                .findFirst()
                .orElseThrow(Fault.NOT_FOUND::raised);
    }

    private static void refuseIf(Optional<Purpose> another, String name) {
        another.ifPresent(purpose -> {
            throw (switch (purpose) {
                        case FIRST -> Fault.PROJECTION_BEING_FILLED;
                        case REBUILD -> Fault.PROJECTION_BEING_REBUILT;
                        case VERIFICATION -> Fault.PROJECTION_BEING_VERIFIED;
                    })
                    .raised(Map.of("name", name));
        });
    }
}
