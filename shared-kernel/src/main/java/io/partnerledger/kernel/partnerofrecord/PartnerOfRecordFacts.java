package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a PLA ID when it is judged as partner of record.
 *
 * <p>What is left out is not asked: without a customer the market is not looked at, and with a partnership
 * {@link Partnership#NOT_ASKED} any reseller will do. So the same checks serve the gate of orders, the validation of
 * PLA IDs (no customer, partnership not asked) and the list of resellers (no customer, partnership active).
 *
 * @param distributor who sells
 * @param plaId what is to be partner of record, absent where none was given
 * @param holder whose PLA ID it is, absent where it is nobody's
 * @param customer who buys, absent where that is not asked
 * @param partnership whether the distributor and the reseller that holds the PLA ID are partners
 */
public record PartnerOfRecordFacts(
        Distributor distributor,
        @Nullable PlaId plaId,
        @Nullable Holder holder,
        @Nullable Customer customer,
        Partnership partnership) {

    public PartnerOfRecordFacts {
        Objects.requireNonNull(distributor);
        Objects.requireNonNull(partnership);
        if (plaId == null && holder != null) {
            throw new IllegalArgumentException("Without a PLA ID there is nobody who holds it.");
        }
    }

    /** Facts about a PLA ID in itself, with neither customer nor partnership asked. */
    public static PartnerOfRecordFacts about(PlaId plaId, @Nullable Holder holder, Distributor distributor) {
        return new PartnerOfRecordFacts(distributor, plaId, holder, null, Partnership.NOT_ASKED);
    }

    /** The reseller that holds the PLA ID, if it is a reseller's. */
    public Optional<Reseller> reseller() {
        return holder instanceof Reseller reseller ? Optional.of(reseller) : Optional.empty();
    }

    boolean heldByTheDistributorItself() {
        return holder instanceof Distributor other && other.id().equals(distributor.id());
    }

    boolean heldByAnotherDistributor() {
        return holder instanceof Distributor && !heldByTheDistributorItself();
    }

    /** Who may hold a PLA ID. */
    public sealed interface Holder permits Distributor, Reseller {}

    /** A distributor: the one who sells, or whose PLA ID was given. */
    public record Distributor(DistributorId id, Country country) implements Holder {

        public Distributor {
            Objects.requireNonNull(id);
            Objects.requireNonNull(country);
        }
    }

    /** A reseller as the programme sees it at the time. */
    public record Reseller(
            ResellerTenantId tenant,
            String name,
            boolean active,
            CspAuthorization authorization,
            boolean agreementSigned,
            Location location)
            implements Holder {

        public Reseller {
            Objects.requireNonNull(tenant);
            Objects.requireNonNull(name);
            Objects.requireNonNull(authorization);
            Objects.requireNonNull(location);
        }

        boolean locationAuthorized() {
            return location.status() == LocationStatus.AUTHORIZED;
        }
    }

    /** Whether the tenant may transact as a reseller (S41). */
    public enum CspAuthorization {
        /** Not now and not before: in the programme's eyes no CSP reseller at all. */
        NEVER,
        AUTHORIZED,
        REVOKED;

        public static CspAuthorization of(boolean authorizedNow, boolean everAuthorized) {
            return authorizedNow ? AUTHORIZED : everAuthorized ? REVOKED : NEVER;
        }
    }

    /** The place of business the PLA ID stands for. */
    public record Location(Country country, LocationStatus status) {

        public Location {
            Objects.requireNonNull(country);
            Objects.requireNonNull(status);
        }
    }

    /** What the programme says of a location (S59). */
    public enum LocationStatus {
        PENDING,
        AUTHORIZED,
        REJECTED,
        RETIRED
    }

    /** The customer: its market, and whether it was added on behalf of a reseller (S70). */
    public record Customer(Country market, boolean associatedWithReseller) {

        public Customer {
            Objects.requireNonNull(market);
        }
    }

    /** Whether distributor and reseller are partners (S14). */
    public enum Partnership {
        ACTIVE,
        NONE,
        NOT_ASKED
    }
}
