package io.partnerledger.query.audit;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.partnercenter.AuditRecord;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.PartnerCenterMessage;
import io.partnerledger.edge.partnercenter.StreamedCollection;
import io.partnerledger.edge.partnercenter.seek.Filter;
import io.partnerledger.edge.partnercenter.seek.Seek;
import io.partnerledger.edge.request.QueryParameters;
import io.partnerledger.query.audit.AuditRecords.Found;
import io.partnerledger.query.audit.AuditRecords.Place;
import io.partnerledger.query.reading.FilterCondition;
import io.partnerledger.query.reading.Reflects;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a distributor's people and its resellers' did in its book, as Partner Center lists it. */
@RestController
class AuditRecordController {

    private static final String START = "startDate";
    private static final String END = "endDate";

    private final AuditRecords records;
    private final EdgeJson json;
    private final Clock clock;

    AuditRecordController(AuditRecords records, EdgeJson json, Clock clock) {
        this.records = records;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/v1/auditrecords")
    @Reflects(value = AuditProjection.class, everybodys = true)
    PartnerCenterMessage list(Caller caller, Seek seek, HttpServletRequest request) {
        String start = given(request, START);
        String end = given(request, END);
        Cursor from = seek.from();
        AuditWindow window = from != null && start == null && end == null
                ? AuditWindow.of(from)
                : AuditWindow.asked(start, end, clock.instant());
        FilterCondition condition =
                AuditField.condition(Filter.parse(seek.filter(), AuditField.class, json.partnerCenter()));
        Link list = asked(asked(Link.get("/auditrecords"), START, start), END, end);
        if (seek.isOfAll()) {
            Stream<AuditRecord> all = records.all(caller.tenant(), window, condition);
            return new StreamedCollection<>(all::iterator, seek.self(list));
        }
        Place place = from == null ? null : AuditWindow.place(from);
        List<Found> rows = records.page(caller.tenant(), window, condition, place, seek.isBackwards(), seek.rows());
        return seek.page(list, rows, found -> window.cursor(found.place()), Found::shown);
    }

    private static @Nullable String given(HttpServletRequest request, String parameter) {
        return QueryParameters.inAnyCase(request, parameter).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Link asked(Link list, String parameter, @Nullable String value) {
        return value == null ? list : list.query(parameter, value);
    }
}
