package io.partnerledger.kernel.subscription;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.partnerledger.kernel.book.Differences;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription the distributor tells of, beside what the ledger knows: taken as it stands where the ledger doesn't know
 * it, left alone where it does.
 *
 * @param customer whom the distributor says it belongs to
 */
public record ToldSubscription(ImportSubscription command, Customer customer, GracePeriods grace) {

    /** A customer that is another distributor's, or was removed, does not exist for this one. */
    public ToldSubscription {
        if (!customer.isOf(command.distributor())) {
            throw noCustomer(command);
        }
    }

    /** The distributor has no such customer. */
    public static Refused noCustomer(ImportSubscription command) {
        return new Refused(
                RefusalCode.CUSTOMER_NOT_FOUND,
                null,
                Map.of("customer", command.customer().value().toString()));
    }

    /** Whether it is news; it isn't where the ledger knows just that. What the ledger knows otherwise is refused. */
    public static boolean isNews(ImportSubscription command, @Nullable Subscription known, Instant now) {
        if (known == null) {
            Refused.unless(!command.createdAt().isAfter(now), RefusalCode.EFFECTIVE_IN_FUTURE);
            return true;
        }
        if (known.wasBegunBy(command.requestKey())) {
            return false;
        }
        // Also where it is another distributor's, which is nobody else's business.
        Refused.unless(known.distributor().equals(command.distributor()), RefusalCode.ALREADY_EXISTS);
        new Differences()
                .in("customerId", known.customer(), command.customer())
                .in("orderId", known.order(), command.order())
                .in("offerId", known.offerId(), command.offerId())
                .in("friendlyName", known.friendlyName(), command.friendlyName())
                .in("quantity", known.quantity(), command.quantity().value())
                .in("billingCycle", known.billingCycle(), command.billingCycle())
                // Twelve months are a year, however they are written.
                .in(
                        "termDuration",
                        known.term().duration().normalized(),
                        command.termDuration().normalized())
                .in("partnerId", known.partner(), command.partner())
                // Clients cut times to milliseconds, and so do answers.
                .in(
                        "creationDate",
                        known.createdAt().truncatedTo(MILLIS),
                        command.createdAt().truncatedTo(MILLIS))
                .in("effectiveStartDate", known.term().start(), command.effectiveStart())
                .in("commitmentEndDate", known.term().end(), command.commitmentEnd())
                .in("autoRenewEnabled", known.autoRenewEnabled(), command.autoRenewEnabled())
                .in("status", known.status(), command.status())
                .refuseIfAny();
        return false;
    }

    /**
     * As it stands, where it is news.
     *
     * @param judgement of its partner of record, which stops nothing
     * @param position what the judgement rests on
     */
    public SubscriptionImported taken(Judgement judgement, long position, Instant now) {
        return new SubscriptionImported(
                command.id().value().toString(),
                command.order().value(),
                command.customer().value().toString(),
                customer.country().code(),
                customer.associatedReseller() == null
                        ? null
                        : customer.associatedReseller().value().toString(),
                command.distributor().value().toString(),
                command.offerId(),
                command.friendlyName(),
                command.quantity().value(),
                command.billingCycle().code(),
                command.termDuration().toString(),
                command.partner() == null ? null : command.partner().value(),
                command.createdAt(),
                command.effectiveStart(),
                command.commitmentEnd(),
                command.autoRenewEnabled(),
                command.status().code(),
                graceUntil(),
                RecordedVerdict.of(judgement),
                position,
                now,
                command.requestKey());
    }

    /** As if its end had been recorded here on the day it came. */
    private @Nullable LocalDate graceUntil() {
        LocalDate over = command.commitmentEnd().plusDays(1);
        return switch (command.status()) {
            case EXPIRED -> over.plus(grace.expired());
            case DISABLED -> over.plus(grace.afterSuspension());
            case ACTIVE, SUSPENDED, DELETED -> null;
        };
    }
}
