package io.partnerledger.query.insights;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.customer.CustomerView;
import io.partnerledger.query.customer.Customers;
import io.partnerledger.query.reading.AskedTime;
import io.partnerledger.query.reading.Reflects;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was blocked, who tried, and what to do about it; the latest first. */
@RestController
class BlockedAttemptsController {

    private final BlockedAttempts attempts;
    private final Customers customers;
    private final WhoIsWho whoIsWho;

    BlockedAttemptsController(BlockedAttempts attempts, Customers customers, WhoIsWho whoIsWho) {
        this.attempts = attempts;
        this.customers = customers;
        this.whoIsWho = whoIsWho;
    }

    @GetMapping("/ledger/insights/blocked-orders")
    @Reflects(
            value = {BlockedAttemptProjection.class, CustomerProjection.class},
            everybodys = true)
    Page<Attempt> blocked(
            Caller caller,
            RequestContext request,
            PageRequest page,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        Cursor after = page.after();
        List<BlockedAttemptView> rows = attempts.page(
                caller.tenant(),
                from == null ? AskedTime.BEGINNING : AskedTime.within(from),
                after == null ? to == null ? AskedTime.END : AskedTime.within(to) : time(after),
                after == null ? 0 : after.number(1),
                Limit.of(page.rows()));
        Map<UUID, String> names =
                customers
                        .findByCustomerIdIn(rows.stream()
                                .map(BlockedAttemptView::customerId)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(CustomerView::customerId, CustomerView::companyName));
        return page.of(
                rows,
                row -> Cursor.after(row.time(), row.position()),
                row -> attempt(row, names.get(row.customerId()), request.locale()));
    }

    private static Instant time(Cursor after) {
        try {
            return Instant.parse(after.text(0));
        } catch (DateTimeParseException foreign) {
            throw BadRequest.of("cursor", Text.of("violation.cursor"));
        }
    }

    private Attempt attempt(BlockedAttemptView row, @Nullable String customer, Locale locale) {
        return new Attempt(
                row.position(),
                row.time(),
                row.kind(),
                new Actor(row.actorSubject(), row.actorRoles()),
                row.customerId(),
                customer,
                row.orderId(),
                row.subscriptionId(),
                row.failed().stream().map(verdict -> stopped(verdict, locale)).toList());
    }

    private Stopped stopped(RecordedVerdict verdict, Locale locale) {
        PlaId plaId = verdict.plaId() == null ? null : PlaId.of(verdict.plaId());
        return new Stopped(
                verdict.plaId(),
                plaId == null
                        ? null
                        : whoIsWho.asKnown(page -> page.nameOfHolder(plaId).orElse(null)),
                verdict.change(),
                FailedCheck.of(
                        verdict.failures().stream()
                                .map(failure -> Check.of(failure.check()))
                                .toList(),
                        plaId,
                        locale));
    }

    /**
     * An order or a change that was stopped.
     *
     * @param kind {@code order} or {@code change}
     * @param orderId of a blocked order, and of a blocked change of an order
     * @param subscriptionId of a blocked change of a subscription
     */
    record Attempt(
            long position,
            Instant time,
            String kind,
            Actor actor,
            UUID customerId,
            @Nullable String customerName,
            @Nullable String orderId,
            @Nullable UUID subscriptionId,
            List<Stopped> verdicts) {}

    /** Who tried, by the verified token. */
    record Actor(@Nullable String subject, List<String> roles) {}

    /** @param name of the holder of the PLA ID, where it has one */
    record Stopped(@Nullable String plaId, @Nullable String name, String change, List<FailedCheck> failures) {}
}
