package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.subscription.Seats;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A subscription as it was asked for.
 *
 * @param partnerId the PLA ID of its partner of record
 * @param exactBillingCycle where the billing cycle is one that all clients know but not what it really is
 * @param exactStatus where the status is one that all clients know but not what it really is
 * @param links which tell whose it is
 */
public record ExportedSubscription(
        @Nullable String id,
        @Nullable String orderId,
        @Nullable String offerId,
        @Nullable String friendlyName,
        @Nullable Integer quantity,
        @Nullable BillingCycle billingCycle,
        @Nullable BillingCycle exactBillingCycle,
        @Nullable String termDuration,
        @Nullable String partnerId,
        @Nullable String creationDate,
        @Nullable String effectiveStartDate,
        @Nullable String commitmentEndDate,
        @Nullable Boolean autoRenewEnabled,
        @Nullable SubscriptionStatus status,
        @Nullable SubscriptionStatus exactStatus,
        @Nullable JsonNode links)
        implements Checked {

    private static final Pattern CUSTOMER_OF_LINK =
            Pattern.compile("/?(?:v1/)?customers/([^/]+)/subscriptions/.*", Pattern.CASE_INSENSITIVE);

    /** What is not yet, or was never, a subscription can't be kept. */
    private static final Set<SubscriptionStatus> KEPT = Set.of(
            SubscriptionStatus.ACTIVE,
            SubscriptionStatus.SUSPENDED,
            SubscriptionStatus.EXPIRED,
            SubscriptionStatus.DISABLED,
            SubscriptionStatus.DELETED);

    /** Blank is how some clients write what they don't have. */
    public ExportedSubscription {
        friendlyName = Blank.asAbsent(friendlyName);
        termDuration = Blank.asAbsent(termDuration);
        partnerId = Blank.asAbsent(partnerId);
    }

    @Override
    public void check(Violations violations) {
        violations
                .required("id", id)
                .guid("id", id)
                .required("orderId", orderId)
                .atMost("orderId", orderId, 100)
                .required("offerId", offerId)
                .that(offerId == null || NewOrder.Line.isOffer(offerId), "offerId", "violation.offer")
                .atMost("friendlyName", friendlyName, 200)
                .required("quantity", quantity)
                .between("quantity", quantity, 1, Seats.MOST)
                .matching("termDuration", termDuration, NewOrder.Line.TERM, "violation.term")
                .plaId("partnerId", partnerId)
                .required("autoRenewEnabled", autoRenewEnabled)
                .required("status", status)
                .that(status == null || KEPT.contains(exactly()), "status", "violation.subscription-status");
        checkTime("creationDate", creationDate, violations);
        checkTime("effectiveStartDate", effectiveStartDate, violations);
        checkTime("commitmentEndDate", commitmentEndDate, violations);
        Optional<Instant> start = ExportedTime.parse(effectiveStartDate);
        Optional<Instant> end = ExportedTime.parse(commitmentEndDate);
        violations.that(
                start.isEmpty() || end.isEmpty() || !day(end.get()).isBefore(day(start.get())),
                "commitmentEndDate",
                "violation.ends-before-it-starts");
    }

    private static void checkTime(String field, @Nullable String time, Violations violations) {
        violations.required(field, time);
        violations.that(
                time == null || time.isBlank() || ExportedTime.parse(time).isPresent(), field, "violation.time");
    }

    public UUID guid() {
        return Guid.parse(id);
    }

    /** Whose it is, where its links tell; a GUID or not. */
    public Optional<String> customerOfLink() {
        return Optional.ofNullable(links)
                .map(all -> all.path("self").path("uri"))
                .filter(JsonNode::isString)
                .map(uri -> CUSTOMER_OF_LINK.matcher(uri.stringValue()))
                .filter(Matcher::matches)
                .map(uri -> uri.group(1));
    }

    /** What it really is. */
    public SubscriptionStatus exactly() {
        return exactStatus == null ? status : exactStatus;
    }

    /** How often it is really billed, where that is told. */
    public Optional<BillingCycle> exactCycle() {
        return Optional.ofNullable(exactBillingCycle == null ? billingCycle : exactBillingCycle);
    }

    public Instant createdAt() {
        return ExportedTime.parse(creationDate).orElseThrow();
    }

    /** First day of its term. */
    public LocalDate effectiveStart() {
        return day(ExportedTime.parse(effectiveStartDate).orElseThrow());
    }

    /** Last day of its term. */
    public LocalDate commitmentEnd() {
        return day(ExportedTime.parse(commitmentEndDate).orElseThrow());
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
