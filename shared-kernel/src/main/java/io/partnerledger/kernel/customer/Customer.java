package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.book.Differences;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer of a distributor.
 *
 * <p>It stays the distributor's, and associated with the reseller, when their partnership ends (S76). So does what the reseller may do in
 * its account (S77).
 *
 * <p>Once the distributor has removed it, it is nobody's, and nothing can be done with it any more: it isn't even there
 * for those who ask. It does not come back under the same id; its domain may, as another customer's.
 *
 * @param resellerPermission what the associated reseller may do in the customer's account, where it buys Azure (S71)
 * @param removedAt when the distributor ended the relationship; absent while there is one
 * @param version the sequence of the last event
 */
public record Customer(
        CustomerId id,
        DistributorId distributor,
        @Nullable ResellerTenantId associatedReseller,
        CustomerDomain domain,
        String companyName,
        Country country,
        String culture,
        String language,
        BillingContact billingContact,
        @Nullable SealedText registrationNumber,
        ResellerPermission resellerPermission,
        @Nullable Instant removedAt,
        long version,
        RequestKeys answered) {

    /**
     * Nothing where this very request added it before.
     *
     * @param partnerOfTheDistributor whether the reseller to be associated is an established partner (S33)
     */
    public static Optional<CustomerAdded> add(
            @Nullable Customer before, AddCustomer command, boolean partnerOfTheDistributor, Instant now) {
        if (before != null) {
            Refused.unless(before.wasBegunBy(command.requestKey()), RefusalCode.ALREADY_EXISTS);
            return Optional.empty();
        }
        Refused.unless(
                command.associatedReseller() == null || partnerOfTheDistributor,
                RefusalCode.ASSOCIATED_PARTNER_NOT_A_PARTNER);
        return Optional.of(new CustomerAdded(
                command.id().value().toString(),
                command.distributor().value().toString(),
                command.associatedReseller() == null
                        ? null
                        : command.associatedReseller().value().toString(),
                command.domain().value(),
                command.companyName(),
                command.country().code(),
                command.culture(),
                command.language(),
                command.billingContact(),
                command.registrationNumber(),
                now,
                command.requestKey()));
    }

    /**
     * A customer as the distributor already has it; nothing where the ledger knows just that.
     *
     * <p>What the ledger knows otherwise stays, and the refusal names what differs.
     *
     * @param resellerRegistered whether the programme has told of the reseller it is associated with, which may be a
     *     former partner by now (S76)
     */
    public static Optional<CustomerImported> importAsItStands(
            @Nullable Customer before, ImportCustomer command, boolean resellerRegistered, Instant now) {
        AddCustomer stated = command.customer();
        if (before != null && before.wasBegunBy(stated.requestKey())) {
            return Optional.empty();
        }
        if (before != null) {
            // Also where it is another distributor's, which is nobody else's business.
            Refused.unless(before.distributor.equals(stated.distributor()), RefusalCode.ALREADY_EXISTS);
            // Who sends the same book again doesn't thereby take back what it has ended since.
            Refused.unless(before.removedAt == null, RefusalCode.CUSTOMER_REMOVED_BEFORE);
            before.requireSameAs(stated);
            return Optional.empty();
        }
        if (stated.associatedReseller() != null && !resellerRegistered) {
            throw ResellerTenant.notRegistered(stated.associatedReseller());
        }
        return Optional.of(new CustomerImported(
                stated.id().value().toString(),
                stated.distributor().value().toString(),
                stated.associatedReseller() == null
                        ? null
                        : stated.associatedReseller().value().toString(),
                stated.domain().value(),
                stated.companyName(),
                stated.country().code(),
                stated.culture(),
                stated.language(),
                stated.billingContact(),
                stated.registrationNumber(),
                now,
                stated.requestKey()));
    }

    /** Whether it was added or imported by that request. */
    public boolean wasBegunBy(String requestKey) {
        return answered.startWith(requestKey);
    }

    private void requireSameAs(AddCustomer stated) {
        new Differences()
                .in("associatedPartnerId", associatedReseller, stated.associatedReseller())
                .in("domain", domain, stated.domain())
                .in("companyName", companyName, stated.companyName())
                .in("country", country, stated.country())
                .in("culture", culture, stated.culture())
                .in("language", language, stated.language())
                .in("email", billingContact.email(), stated.billingContact().email())
                .in(
                        "firstName",
                        billingContact.firstName(),
                        stated.billingContact().firstName())
                .in(
                        "lastName",
                        billingContact.lastName(),
                        stated.billingContact().lastName())
                .in(
                        "defaultAddress",
                        billingContact.address(),
                        stated.billingContact().address())
                .in(
                        "phoneNumber",
                        billingContact.phoneNumber(),
                        stated.billingContact().phoneNumber())
                .in("organizationRegistrationNumber", registrationNumber, stated.registrationNumber())
                .refuseIfAny();
    }

    /**
     * Nothing where it is so already, or this very request made it so.
     *
     * <p>To take a permission away is always possible; to give one, the reseller must be a partner still (S14).
     *
     * @param partnerOfTheDistributor whether the associated reseller is an established partner
     */
    public Optional<ResellerPermissionSet> setResellerPermission(
            SetResellerPermission command, boolean partnerOfTheDistributor, Instant now) {
        requireOf(command.distributor());
        if (answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        Refused.unless(
                command.expectedVersion() == null || command.expectedVersion() == version, RefusalCode.STALE_VERSION);
        Refused.unless(associatedReseller != null, RefusalCode.NO_ASSOCIATED_RESELLER);
        if (command.permission() == resellerPermission) {
            return Optional.empty();
        }
        Refused.unless(
                command.permission() == ResellerPermission.NONE || partnerOfTheDistributor,
                RefusalCode.PARTNERSHIP_NOT_ACTIVE);
        return Optional.of(new ResellerPermissionSet(
                id.value().toString(),
                distributor.value().toString(),
                associatedReseller.value().toString(),
                resellerPermission.code(),
                command.permission().code(),
                now,
                command.requestKey()));
    }

    Customer withResellerPermission(ResellerPermission permission, String requestKey) {
        return changed(permission, removedAt, requestKey);
    }

    /** Whether the distributor has ended the relationship. */
    public boolean isRemoved() {
        return removedAt != null;
    }

    /** Whether it is the distributor's, which what was removed is nobody's. */
    public boolean isOf(DistributorId who) {
        return !isRemoved() && distributor.equals(who);
    }

    /** Refuses whom it isn't a customer of, as if it weren't there. */
    public void requireOf(DistributorId who) {
        Refused.unless(isOf(who), RefusalCode.NOT_FOUND_HERE);
    }

    /** Whether that very request removed it. */
    public boolean wasRemovedBy(String requestKey) {
        return isRemoved() && answered.contain(requestKey);
    }

    /**
     * The end of the relationship.
     *
     * @param active how many of its subscriptions are active; while any is, nobody walks away from it
     */
    public CustomerRemoved remove(RemoveCustomer command, int active, Instant now) {
        requireOf(command.distributor());
        if (active > 0) {
            throw new Refused(
                    RefusalCode.CUSTOMER_HAS_ACTIVE_SUBSCRIPTIONS, null, Map.of("count", Integer.toString(active)));
        }
        return new CustomerRemoved(
                id.value().toString(),
                distributor.value().toString(),
                associatedReseller == null ? null : associatedReseller.value().toString(),
                domain.value(),
                now,
                command.requestKey());
    }

    Customer removed(Instant when, String requestKey) {
        return changed(resellerPermission, when, requestKey);
    }

    private Customer changed(ResellerPermission permission, @Nullable Instant removed, String requestKey) {
        return new Customer(
                id,
                distributor,
                associatedReseller,
                domain,
                companyName,
                country,
                culture,
                language,
                billingContact,
                registrationNumber,
                permission,
                removed,
                version + 1,
                answered.and(requestKey));
    }

    /** What the policy asks about the customer. */
    public PartnerOfRecordFacts.Customer facts() {
        return new PartnerOfRecordFacts.Customer(country, associatedReseller != null);
    }
}
