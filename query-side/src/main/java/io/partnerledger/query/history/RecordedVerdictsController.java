package io.partnerledger.query.history;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.reading.Reflects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the partners of record of an order or a subscription were judged when it was decided, and on which facts. */
@RestController
class RecordedVerdictsController {

    private final HistoryEntries entries;

    RecordedVerdictsController(HistoryEntries entries) {
        this.entries = entries;
    }

    @GetMapping("/ledger/history/{subject}/verdicts")
    @Reflects(value = HistoryProjection.class, everybodys = true, orNothing = true)
    Page<Judged> of(Caller caller, RequestContext request, @PathVariable String subject, PageRequest page) {
        Subject asked = entries.visible(caller.tenant(), subject);
        List<HistoryEntry> rows = entries.judged(
                caller.tenant(), asked, page.after() == null ? 0 : page.after().number(0), page.rows());
        return page.of(rows, row -> Cursor.after(row.position()), row -> judged(row, asked, request.locale()));
    }

    private static Judged judged(HistoryEntry row, Subject asked, Locale locale) {
        JsonNode payload = JsonMapper.shared().readTree(row.payload());
        boolean ofItsOrder = !row.subject().equals(asked.stream());
        List<Verdict> verdicts = new ArrayList<>();
        for (RecordedVerdict verdict : verdicts(payload)) {
            if (!ofItsOrder || Objects.equals(verdict.plaId(), partnerOfLine(payload, asked))) {
                verdicts.add(Verdict.of(verdict, locale));
            }
        }
        return new Judged(
                row.position(),
                row.time(),
                row.subject(),
                row.type(),
                payload.get("judgedAtPosition").asLong(),
                verdicts);
    }

    private static List<RecordedVerdict> verdicts(JsonNode payload) {
        return payload.has("verdict")
                ? List.of(JsonMapper.shared().treeToValue(payload.get("verdict"), RecordedVerdict.class))
                : List.of(JsonMapper.shared().treeToValue(payload.get("verdicts"), RecordedVerdict[].class));
    }

    /** The partner of record of the line that the subscription comes from. */
    private static @Nullable String partnerOfLine(JsonNode order, Subject subscription) {
        List<JsonNode> lines = new ArrayList<>();
        order.path("lines").forEach(lines::add);
        order.path("addOns").forEach(addOn -> lines.add(addOn.get("line")));
        return lines.stream()
                .filter(line -> line.get("subscriptionId")
                        .asString()
                        .equals(subscription.subscription().orElseThrow()))
                .map(line -> line.get("partnerOfRecord"))
                .filter(partner -> !partner.isNull())
                .map(JsonNode::asString)
                .findFirst()
                .orElse(null);
    }

    /**
     * @param type of the event that was decided by it
     * @param judgedAtPosition up to where the ledger was known when it was judged
     */
    record Judged(
            long position, Instant time, String subject, String type, long judgedAtPosition, List<Verdict> verdicts) {}

    /**
     * @param valid whether nothing was wrong
     * @param enforced whether something that was wrong stopped it
     * @param facts what was known, by name
     */
    record Verdict(
            @Nullable String plaId,
            String change,
            boolean valid,
            boolean enforced,
            List<FailedCheck> failures,
            Map<String, String> facts) {

        static Verdict of(RecordedVerdict verdict, Locale locale) {
            return new Verdict(
                    verdict.plaId(),
                    verdict.change(),
                    verdict.failures().isEmpty(),
                    verdict.failures().stream().anyMatch(RecordedVerdict.Failure::blocks),
                    FailedCheck.of(
                            verdict.failures().stream()
                                    .map(failure -> Check.of(failure.check()))
                                    .toList(),
                            verdict.plaId() == null ? null : PlaId.of(verdict.plaId()),
                            locale),
                    verdict.facts());
        }
    }
}
