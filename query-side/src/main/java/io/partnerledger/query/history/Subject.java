package io.partnerledger.query.history;

import io.partnerledger.edge.request.Guid;
import io.partnerledger.kernel.cart.Cart;
import io.partnerledger.kernel.cart.CartEvent;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.distributor.Distributor;
import io.partnerledger.kernel.distributor.DistributorEvent;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a history is about.
 *
 * @param stream whose events it is told by, such as {@code order:…}
 */
record Subject(Kind kind, String stream) {

    /** The subject of that name; empty where there is no such kind of them. */
    static Optional<Subject> named(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> name.startsWith(kind.prefix))
                .findFirst()
                .map(kind -> new Subject(kind, kind.prefix + idOf(name.substring(kind.prefix.length()))));
    }

    /** A GUID may be written in capitals; streams are named in small letters. */
    private static String idOf(String written) {
        return Guid.isWellFormed(written) ? written.toLowerCase(Locale.ROOT) : written;
    }

    /** The reseller whose facts it is about, where it is about some other than the tenant itself. */
    Optional<UUID> resellerOtherThan(UUID tenant) {
        if (kind != Kind.RESELLER_TENANT || stream.equals(kind.prefix + tenant)) {
            return Optional.empty();
        }
        return Optional.of(stream.substring(kind.prefix.length()))
                .filter(Guid::isWellFormed)
                .map(UUID::fromString);
    }

    /** The id of the subscription, where it is one. */
    Optional<String> subscription() {
        return kind == Kind.SUBSCRIPTION ? Optional.of(stream.substring(kind.prefix.length())) : Optional.empty();
    }

    /** The kinds of subjects, and how the events of each lead from state to state. */
    enum Kind {
        PARTNERSHIP(PartnershipEvent.class, Partnership.class, PartnershipEvent::after, Partnership::at),
        RESELLER_TENANT(ResellerTenantEvent.class, ResellerTenant.class, ResellerTenantEvent::after),
        CUSTOMER(CustomerEvent.class, Customer.class, CustomerEvent::after),
        ORDER(OrderEvent.class, Order.class, OrderEvent::after),
        SUBSCRIPTION(SubscriptionEvent.class, Subscription.class, SubscriptionEvent::after),
        GDAP_RELATIONSHIP(GdapEvent.class, GdapRelationship.class, GdapEvent::after, GdapRelationship::at),
        CART(CartEvent.class, Cart.class, CartEvent::after),
        DISTRIBUTOR(DistributorEvent.class, Distributor.class, DistributorEvent::after);

        private final String prefix = name().toLowerCase(Locale.ROOT).replace('_', '-') + ":";
        private final BiFunction<Object, @Nullable Record, Record> evolve;
        private final BiFunction<Record, Instant, Record> at;

        <E, S extends Record> Kind(Class<E> vocabulary, Class<S> state, BiFunction<E, @Nullable S, S> evolve) {
            this(vocabulary, state, evolve, (unchanged, time) -> unchanged);
        }

        <E, S extends Record> Kind(
                Class<E> vocabulary,
                Class<S> state,
                BiFunction<E, @Nullable S, S> evolve,
                BiFunction<S, Instant, S> at) {
            this.evolve =
                    (event, before) -> evolve.apply(vocabulary.cast(event), before == null ? null : state.cast(before));
            this.at = (then, time) -> at.apply(state.cast(then), time);
        }

        /** The state that the event leaves behind. */
        Record after(Object event, @Nullable Record before) {
            return evolve.apply(event, before);
        }

        /** The state as it read at that time: what is over by then reads so, though nobody had recorded it yet. */
        Record at(Record state, Instant time) {
            return at.apply(state, time);
        }
    }
}
