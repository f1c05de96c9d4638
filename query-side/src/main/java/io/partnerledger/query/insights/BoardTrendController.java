package io.partnerledger.query.insights;

import io.partnerledger.directory.PastDirectoryProjection;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.query.insights.BoardTrend.Point;
import io.partnerledger.query.reading.AskedTime;
import io.partnerledger.query.reading.Reflects;
import io.partnerledger.query.usage.UsageProjection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the board of invalid partners of record grew and shrank. */
@RestController
class BoardTrendController {

    private static final int DAYS_UNLESS_ASKED = 30;
    private static final int MOST_DAYS = 400;

    private final BoardTrend trend;
    private final Clock clock;

    BoardTrendController(BoardTrend trend, Clock clock) {
        this.trend = trend;
        this.clock = clock;
    }

    @GetMapping("/ledger/insights/invalid-por/trend")
    @Reflects(
            value = {UsageProjection.class, PastDirectoryProjection.class},
            everybodys = true)
    Page<Point> trend(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = to == null ? today : AskedTime.day("to", to);
        if (last.isAfter(today)) {
            throw BadRequest.of("to", Text.of("violation.in-the-future"));
        }
        LocalDate first =
                from == null ? AskedTime.dayWithin(last.minusDays(DAYS_UNLESS_ASKED - 1)) : AskedTime.day("from", from);
        if (first.isAfter(last) || first.isBefore(last.minusDays(MOST_DAYS - 1))) {
            throw BadRequest.of("from", Text.of("violation.days", Map.of("max", Integer.toString(MOST_DAYS - 1))));
        }
        return Page.whole(trend.of(new DistributorId(caller.tenant()), first, last, today));
    }
}
