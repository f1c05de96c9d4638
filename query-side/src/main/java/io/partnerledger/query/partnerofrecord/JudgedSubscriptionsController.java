package io.partnerledger.query.partnerofrecord;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.paging.Page;
import io.partnerledger.edge.paging.PageRequest;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.Verdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.customer.CustomerView;
import io.partnerledger.query.customer.Customers;
import io.partnerledger.query.reading.Reflects;
import io.partnerledger.query.usage.RunningSubscriptions;
import io.partnerledger.query.usage.RunningSubscriptions.JudgedAlike;
import io.partnerledger.query.usage.RunningSubscriptions.Place;
import io.partnerledger.query.usage.UsageProjection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * All of a distributor's running subscriptions with what is wrong with their partners of record: former partners, PLA
 * IDs in no list (S67) and unknown ones, and where a partner of record is missing, included.
 */
@RestController
class JudgedSubscriptionsController {

    /** The change a subscription is most often in for; all changes of one that exists are judged alike by default. */
    private static final Change A_CHANGE = Change.SEATS;

    private final RunningSubscriptions subscriptions;
    private final Customers customers;
    private final WhoIsWho whoIsWho;
    private final PartnerOfRecordPolicy policy;
    private final Clock clock;

    JudgedSubscriptionsController(
            RunningSubscriptions subscriptions,
            Customers customers,
            WhoIsWho whoIsWho,
            PartnerOfRecordPolicy policy,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.whoIsWho = whoIsWho;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/ledger/subscriptions")
    @Reflects(
            value = {UsageProjection.class, CustomerProjection.class},
            everybodys = true)
    Page<JudgedSubscription> list(
            Caller caller,
            RequestContext request,
            PageRequest page,
            @RequestParam(required = false) @Nullable String porStanding,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String plaId,
            @RequestParam(required = false) @Nullable UUID customerId) {
        if (plaId != null && !PlaId.isWellFormed(plaId)) {
            throw BadRequest.of("plaId", Text.of("violation.pla-id"));
        }
        DistributorId distributor = new DistributorId(caller.tenant());
        Map<JudgedAlike, Verdict> asked = asked(
                judged(distributor),
                ofStanding(porStanding)
                        .and(ofCheck(check))
                        .and(each -> plaId == null
                                || PlaId.of(plaId).equals(each.getKey().plaId())));
        List<Subscription> rows = subscriptions.page(
                distributor, List.copyOf(asked.keySet()), customerId, place(page.after()), page.rows());
        Map<UUID, String> names = names(rows);
        return page.of(
                rows,
                JudgedSubscriptionsController::cursor,
                row -> JudgedSubscription.of(
                        row, names.get(row.customer().value()), asked.get(JudgedAlike.of(row)), request.locale()));
    }

    private Map<JudgedAlike, Verdict> judged(DistributorId distributor) {
        List<JudgedAlike> kinds = subscriptions.kinds(distributor);
        Instant now = clock.instant();
        return whoIsWho.asOfNow(page -> {
            Map<JudgedAlike, Verdict> judged = new LinkedHashMap<>();
            for (JudgedAlike kind : kinds) {
                judged.put(
                        kind,
                        policy.judgeAsItStands(
                                page.factsFor(distributor, kind.plaId(), kind.customer()), A_CHANGE, now));
            }
            return judged;
        });
    }

    private static Map<JudgedAlike, Verdict> asked(
            Map<JudgedAlike, Verdict> judged, Predicate<Map.Entry<JudgedAlike, Verdict>> which) {
        Map<JudgedAlike, Verdict> asked = new LinkedHashMap<>();
        judged.entrySet().stream().filter(which).forEach(each -> asked.put(each.getKey(), each.getValue()));
        return asked;
    }

    private static Predicate<Map.Entry<JudgedAlike, Verdict>> ofStanding(@Nullable String asked) {
        if (asked == null) {
            return each -> true;
        }
        return switch (asked) {
            case "valid" -> each -> each.getValue().valid();
            case "invalid" -> each -> !each.getValue().valid();
            default -> throw BadRequest.of("porStanding", Text.of("violation.wrong-type"));
        };
    }

    private static Predicate<Map.Entry<JudgedAlike, Verdict>> ofCheck(@Nullable String code) {
        if (code == null) {
            return each -> true;
        }
        Check check;
        try {
            check = Check.of(code);
        } catch (IllegalArgumentException unknown) {
            throw BadRequest.of("check", Text.of("violation.wrong-type"));
        }
        return each -> each.getValue().failedChecks().contains(check);
    }

    private Map<UUID, String> names(List<Subscription> rows) {
        return customers
                .findByCustomerIdIn(rows.stream()
                        .map(row -> row.customer().value())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(CustomerView::customerId, CustomerView::companyName));
    }

    private static Cursor cursor(Subscription row) {
        JudgedAlike kind = JudgedAlike.of(row);
        return Cursor.after(
                kind.text(), kind.country(), kind.associated(), row.id().value());
    }

    private static @Nullable Place place(@Nullable Cursor after) {
        if (after == null) {
            return null;
        }
        String plaId = after.text(0);
        String country = after.text(1);
        if (!plaId.isEmpty() && !PlaId.isWellFormed(plaId) || !Country.isKnown(country)) {
            throw BadRequest.of("cursor", Text.of("violation.cursor"));
        }
        return new Place(JudgedAlike.of(plaId, country, Boolean.parseBoolean(after.text(2))), after.uuid(3));
    }

    /**
     * A subscription, and what is wrong with its partner of record.
     *
     * @param renewalDate on which it renews itself, where it does
     * @param valid nothing is wrong
     * @param enforced at least one failure would block a change today
     */
    record JudgedSubscription(
            UUID subscriptionId,
            UUID customerId,
            @Nullable String customerName,
            @Nullable String friendlyName,
            String offerId,
            String status,
            @Nullable String plaId,
            int quantity,
            LocalDate termEnds,
            @Nullable LocalDate renewalDate,
            boolean valid,
            boolean enforced,
            List<FailedCheck> failures) {

        static JudgedSubscription of(
                Subscription row, @Nullable String customerName, @Nullable Verdict judged, Locale locale) {
            Verdict verdict = Objects.requireNonNull(judged);
            return new JudgedSubscription(
                    row.id().value(),
                    row.customer().value(),
                    customerName,
                    row.friendlyName(),
                    row.offerId(),
                    row.status().code(),
                    row.partner() == null ? null : row.partner().value(),
                    row.quantity(),
                    row.term().end(),
                    row.renewsOn().orElse(null),
                    verdict.valid(),
                    verdict.enforced(),
                    FailedCheck.of(verdict.failedChecks(), row.partner(), locale));
        }
    }
}
