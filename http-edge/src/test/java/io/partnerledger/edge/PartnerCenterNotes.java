package io.partnerledger.edge;

import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.PartnerCenterMessage;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import io.partnerledger.edge.partnercenter.StreamedCollection;
import io.partnerledger.edge.partnercenter.seek.Filter;
import io.partnerledger.edge.partnercenter.seek.FilterField;
import io.partnerledger.edge.partnercenter.seek.FilterOperator;
import io.partnerledger.edge.partnercenter.seek.Seek;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stands for a capability below {@code /v1}. */
@RestController
class PartnerCenterNotes {

    private final EdgeJson json;

    PartnerCenterNotes(EdgeJson json) {
        this.json = json;
    }

    enum Cycle {
        MONTHLY,
        ONE_TIME
    }

    record Note(
            @Nullable String friendlyName,
            @Nullable Integer quantity,
            @Nullable Cycle billingCycle,
            @Nullable UUID id) implements PartnerCenterMessage, Checked {

        @Override
        public void check(Violations violations) {
            violations.required("friendlyName", friendlyName);
        }
    }

    @PostMapping("/v1/test/notes")
    Note write(@RequestBody Note note, RequestKey key) {
        return new Note(note.friendlyName(), note.quantity(), note.billingCycle(), key.uuid("note"));
    }

    @GetMapping("/v1/test/notes/{id}")
    Note read(@PathVariable UUID id) {
        return new Note("found", 1, Cycle.MONTHLY, id);
    }

    enum NoteField implements FilterField {
        QUANTITY;

        @Override
        public String wireName() {
            return "Quantity";
        }

        @Override
        public Set<FilterOperator> operators() {
            return FilterOperator.OF_TEXT;
        }
    }

    /** Nine notes, found as a database would find them: from a place on, one row more than wanted. */
    @GetMapping("/v1/test/notes")
    ResourceCollection<Note> list(Seek seek) {
        Predicate<Integer> found = Filter.parse(seek.filter(), NoteField.class, json.partnerCenter())
                .<Predicate<Integer>>map(filter -> number -> filter.matches(field -> Integer.toString(number)))
                .orElse(number -> true);
        Comparator<Integer> order = seek.isBackwards() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<Integer> rows = IntStream.rangeClosed(1, 9)
                .boxed()
                .filter(found)
                .sorted(order)
                .filter(number ->
                        seek.from() == null || order.compare(number, seek.from().integer(0)) > 0)
                .limit(seek.isOfAll() ? 9 : seek.rows())
                .toList();
        Link list = Link.get("/test/notes");
        Function<Integer, Note> note = number -> new Note(null, number, null, null);
        return seek.isOfAll()
                ? ResourceCollection.whole(rows.stream().map(note).toList(), seek.self(list))
                : seek.page(list, rows, Cursor::after, note);
    }

    /** As many notes as it is let have before the store is away. */
    @GetMapping("/v1/test/notes/streamed")
    StreamedCollection<Note> stream(@RequestParam int upTo) {
        Stream<Note> notes = IntStream.iterate(1, number -> number + 1).mapToObj(number -> {
            if (number > upTo) {
                throw new QueryTimeoutException("away");
            }
            return new Note("a note", number, null, null);
        });
        return new StreamedCollection<>(notes::iterator, Link.get("/test/notes/streamed"));
    }

    @GetMapping("/v1/test/faults/{fault}")
    void fail(@PathVariable String fault) {
        throw switch (fault) {
            case "customer" -> PartnerCenterFault.noRelationshipWithCustomer("c1");
            case "order" -> PartnerCenterFault.orderNotFound("o1");
            case "subscription" -> PartnerCenterFault.subscriptionNotFound("s1");
            case "etag" -> PartnerCenterFault.staleEtag();
            case "stale" -> new Refused(RefusalCode.STALE_VERSION);
            case "domain" -> new Refused(RefusalCode.DOMAIN_ALREADY_TAKEN);
            case "associated" -> new Refused(RefusalCode.ASSOCIATED_PARTNER_NOT_A_PARTNER);
            default -> new IllegalStateException("the password is hunter2");
        };
    }
}
