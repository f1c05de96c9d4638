package io.partnerledger.kernel.refusal;

import static io.partnerledger.kernel.refusal.RefusalCode.Kind.CONFLICT;
import static io.partnerledger.kernel.refusal.RefusalCode.Kind.INVALID;
import static io.partnerledger.kernel.refusal.RefusalCode.Kind.NOT_FOUND;

import java.util.Locale;

/** Why a command was refused. */
public enum RefusalCode {
    /** The tenant or distributor is registered already. */
    TENANT_ALREADY_REGISTERED(CONFLICT),
    /** The PLA ID belongs, or once belonged, to another tenant. */
    PLA_ID_ALREADY_CLAIMED(CONFLICT),
    /** No tenant, partnership, customer, order or subscription of that id, or not the caller's. */
    NOT_FOUND_HERE("not-found", NOT_FOUND),
    /** Something else was created under that id. */
    ALREADY_EXISTS(CONFLICT),
    /** What is to be imported is in the ledger, but not like that; {@code members} names what differs. */
    DIFFERS_FROM_LEDGER(CONFLICT),
    /** The time lies in the future. */
    EFFECTIVE_IN_FUTURE(INVALID),

    INVITATION_EXPIRED(CONFLICT),
    INVITATION_WITHDRAWN(CONFLICT),
    INVITATION_ALREADY_USED(CONFLICT),
    INVITATION_REFUSED(CONFLICT),
    /** A tenant can't answer its own request. */
    OWN_INVITATION(CONFLICT),
    /** The two are partners already. */
    ALREADY_PARTNERS(CONFLICT),
    /** The reseller has not yet enrolled as an indirect reseller (S16, S17). */
    RESELLER_NOT_ONBOARDED(CONFLICT),
    /** The programme has told of no reseller with that tenant; {@code reseller} names it. */
    RESELLER_NOT_REGISTERED(CONFLICT),
    PARTNERSHIP_NOT_ACTIVE(CONFLICT),
    /** The two were partners in this ledger until that was ended; only an invitation makes them partners again. */
    PARTNERSHIP_REMOVED_BEFORE(CONFLICT),
    /** The distributor doesn't affirm all it must to end a partnership (S79, S80); {@code missing} names the points. */
    ATTESTATION_INCOMPLETE(INVALID),

    /** The distributor has no customer of that id; {@code customer} names it. */
    CUSTOMER_NOT_FOUND(NOT_FOUND),
    /** The reseller is in no good standing; {@code failures} names the checks that failed (S46). */
    RESELLER_INVALID(CONFLICT),
    /** The customer's approval of delegated administration, or the reseller's consent, is not asked for. */
    GDAP_NOT_PENDING(CONFLICT),
    /** Delegated administration is over. */
    GDAP_NOT_ACTIVE(CONFLICT),
    /** The customer's approval is recorded already. */
    GDAP_ALREADY_APPROVED(CONFLICT),
    /** The reseller has consented already. */
    GDAP_ALREADY_CONSENTED(CONFLICT),
    /** The customer's approval is said to lie in the future. */
    APPROVAL_IN_FUTURE(INVALID),

    /** The customer's domain belongs to another customer. */
    DOMAIN_ALREADY_TAKEN(CONFLICT),
    /** The reseller the customer is to be associated with is unknown or no partner of the distributor. */
    ASSOCIATED_PARTNER_NOT_A_PARTNER(INVALID),
    /** The distributor has ended the relationship; what it is told again about the customer doesn't bring it back. */
    CUSTOMER_REMOVED_BEFORE(CONFLICT),
    /** They must be suspended or cancelled before the customer is removed; {@code count} tells how many. */
    CUSTOMER_HAS_ACTIVE_SUBSCRIPTIONS(CONFLICT),
    /** The customer is the distributor's own: there is no reseller to give anything to. */
    NO_ASSOCIATED_RESELLER(CONFLICT),

    /** The caller says that it has not checked the partner of record (900206). */
    PARTNER_ATTESTATION_NOT_ACCEPTED(INVALID),
    /** More than five, or for a customer outside the European Union and EFTA. */
    ADDITIONAL_PARTNERS_NOT_ALLOWED(INVALID),
    /** An additional partner of record is nobody, or a distributor (800016). */
    ADDITIONAL_PARTNER_NOT_A_RESELLER(INVALID),
    /** New commerce is billed subscription by subscription (800097). */
    BILLING_CYCLE_SET_BY_SUBSCRIPTION(INVALID),
    /** A subscription of the order isn't active, so the order is not billed otherwise (6000). */
    ORDER_NOT_ALL_ACTIVE(CONFLICT),
    /** What was ordered isn't billed like that (6001). */
    BILLING_CYCLE_NOT_OFFERED(INVALID),
    /** A line of an order changes by its subscription, not by the order (3000); {@code member} names what differs. */
    ORDER_LINE_NOT_CHANGEABLE(INVALID),
    /** The order has no such subscription (800021); {@code subscription} names it. */
    SUBSCRIPTION_NOT_OF_ORDER(INVALID),
    /** An add-on is bought on top of a subscription of the same order (800029). */
    PARENT_NOT_OF_ORDER(INVALID),
    /** What an add-on is to be bought on top of isn't active (27009). */
    PARENT_NOT_ACTIVE(CONFLICT),
    /** The order has as many lines as an order may have. */
    ORDER_FULL(INVALID),
    /** What was in the cart has been ordered (800065). */
    CART_ORDERED(CONFLICT),
    /** The cart wasn't checked out in time (800008). */
    CART_EXPIRED(CONFLICT),

    /** The entity tag the caller rests on is no longer the current one. */
    STALE_VERSION(CONFLICT),
    /** It is expired, disabled or deleted (900277, 900279, 2011). */
    SUBSCRIPTION_NOT_CHANGEABLE(CONFLICT),
    /** While it is suspended, seats don't change (2001). */
    SEATS_OF_SUSPENDED_SUBSCRIPTION(CONFLICT),
    /** While it is suspended, neither billing plan nor term change, and it can't be cancelled (800091). */
    SUBSCRIPTION_SUSPENDED(CONFLICT),
    /** Too late after purchase or renewal to cancel (900117). */
    CANCELLATION_WINDOW_PASSED(CONFLICT),
    /** Too late after purchase or renewal to give seats back (800090). */
    SEAT_REDUCTION_WINDOW_PASSED(CONFLICT),
    /** A term may become longer only (800122). */
    TERM_SHORTENED(CONFLICT),
    /** The billing cycle is longer than the term (900270). */
    BILLING_CYCLE_LONGER_THAN_TERM(INVALID),
    /** The billing cycle of a legacy offer is its order's (2054). */
    BILLING_CYCLE_SET_BY_ORDER(INVALID),
    /** The term of a legacy offer is the offer's (3000). */
    TERM_OF_LEGACY_OFFER(INVALID),
    /** Whom the distributor has no partnership with doesn't support its customers (S36, 800016). */
    SUPPORT_CONTACT_NOT_A_PARTNER(INVALID),
    /** It has another partner of record than the one to be replaced. */
    SUBSCRIPTION_CHANGED_SINCE(CONFLICT),
    /** It had none before, and a partner of record can be replaced but not taken away. */
    PARTNER_OF_RECORD_NOT_REMOVABLE(CONFLICT),

    /** What has come to its end can't be cancelled. */
    JOB_FINISHED(CONFLICT),
    /** It has not come to its end, was a dry run, or did what can't be taken back. */
    JOB_NOT_UNDOABLE(CONFLICT);

    private final String code;
    private final Kind kind;

    RefusalCode(Kind kind) {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.kind = kind;
    }

    RefusalCode(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** The stable, kebab-case name callers see. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** What sort of answer a refusal is. */
    public enum Kind {
        /** The state of things forbids it. */
        CONFLICT,
        /** The request itself is wrong. */
        INVALID,
        /** What it speaks of does not exist for this caller. */
        NOT_FOUND
    }
}
