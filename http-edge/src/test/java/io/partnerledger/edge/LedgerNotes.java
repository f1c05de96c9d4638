package io.partnerledger.edge;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.entitytag.EntityTag;
import io.partnerledger.edge.entitytag.IfMatch;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stands for a capability below {@code /ledger}. */
@RestController
class LedgerNotes {

    enum Mood {
        IN_GOOD_FAITH,
        GRUMBLING
    }

    record Reader(@Nullable String name, @Nullable Integer age) implements Checked {

        @Override
        public void check(Violations violations) {
            violations.required("name", name).between("age", age, 0, 150);
        }
    }

    record Note(
            @Nullable String text,
            @Nullable Mood mood,
            @Nullable Instant writtenAt,
            @Nullable List<Reader> readers) implements Checked {

        @Override
        public void check(Violations violations) {
            violations.required("text", text).atMost("text", text, 20).within("readers", readers);
        }
    }

    record Written(
            UUID id,
            Note note,
            String subject,
            UUID tenant,
            Set<Role> roles,
            String requestId,
            boolean requestIdSupplied,
            String correlationId,
            String traceId,
            String locale,
            String path,
            @Nullable String loggedTrace,
            String claim) {}

    @PostMapping("/ledger/test/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Written write(@RequestBody Note note, Caller caller, RequestContext context, RequestKey key) {
        return new Written(
                key.uuid("note"),
                note,
                caller.subject(),
                caller.tenant(),
                caller.roles(),
                context.requestId(),
                context.requestIdSupplied(),
                context.correlationId(),
                context.traceId(),
                context.locale().toLanguageTag(),
                context.path(),
                MDC.get("traceId"),
                key.claim());
    }

    @GetMapping("/ledger/test/notes/{id}")
    Map<String, Object> read(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int copies,
            @RequestParam(required = false) boolean draft) {
        return Map.of("id", id, "copies", copies, "draft", draft);
    }

    @GetMapping("/ledger/test/notes")
    Page<Integer> list(PageRequest wanted) {
        int first = wanted.after() == null ? 1 : (int) wanted.after().number(0) + 1;
        List<Integer> rows =
                IntStream.rangeClosed(first, 120).limit(wanted.rows()).boxed().toList();
        return wanted.of(rows, Cursor::after);
    }

    @PutMapping("/ledger/test/notes/{id}")
    ResponseEntity<String> change(@PathVariable UUID id, IfMatch ifMatch) {
        ifMatch.admit(new EntityTag(7));
        return ResponseEntity.ok().eTag(new EntityTag(8).toString()).body("changed");
    }

    @GetMapping("/ledger/test/faults/{fault}")
    void fail(@PathVariable String fault) {
        throw switch (fault) {
            case "refused" -> new Refused(RefusalCode.INVITATION_EXPIRED, "expired", Map.of());
            case "missing" -> new Refused(RefusalCode.NOT_FOUND_HERE);
            case "stale" -> new Refused(RefusalCode.STALE_VERSION);
            case "reused" -> Fault.IDEMPOTENCY_KEY_REUSED.raised();
            case "away" -> Fault.TRY_AGAIN.raised();
            default -> new IllegalStateException("the password is hunter2");
        };
    }

    @GetMapping("/ledger/test/open")
    String open() {
        return "open";
    }

    @GetMapping("/ledger/test/forgotten")
    String notInTheTable() {
        return "secret";
    }
}
