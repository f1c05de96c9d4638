package io.partnerledger.edge.partnercenter;

import io.partnerledger.kernel.privacy.SealedText;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A customer, in full or as listed. */
public record Customer(
        @Nullable UUID id,
        @Nullable UUID commerceId,
        @Nullable CompanyProfile companyProfile,
        @Nullable BillingProfile billingProfile,
        RelationshipToPartner relationshipToPartner,
        @Nullable Boolean allowDelegatedAccess,
        @Nullable UserCredentials userCredentials,
        @Nullable UUID associatedPartnerId,
        @Nullable Links links,
        Attributes attributes)
        implements PartnerCenterMessage {

    private static final Attributes CUSTOMER = Attributes.of("Customer");

    /** As listed. */
    public static Customer listed(CompanyProfile company, UUID id) {
        return new Customer(
                id,
                null,
                company,
                null,
                RelationshipToPartner.RESELLER,
                null,
                null,
                null,
                Links.self("/customers/" + id),
                CUSTOMER);
    }

    /** One that was removed: nothing is left but that. */
    public static Customer removed() {
        return new Customer(null, null, null, null, RelationshipToPartner.NONE, null, null, null, null, CUSTOMER);
    }

    /**
     * As asked for by itself.
     *
     * @param opened opens personal data; empty once its subject is forgotten
     */
    public static Customer of(
            io.partnerledger.kernel.customer.Customer customer, Function<SealedText, Optional<String>> opened) {
        UUID id = customer.id().value();
        return inFull(
                id,
                CompanyProfile.of(id, customer.domain().value(), customer.companyName()),
                BillingProfile.of(customer, opened),
                customer.associatedReseller() == null
                        ? null
                        : customer.associatedReseller().value());
    }

    /** As asked for by itself. */
    public static Customer inFull(
            UUID id, CompanyProfile company, BillingProfile billing, @Nullable UUID associatedReseller) {
        return new Customer(
                id,
                id,
                company,
                billing,
                RelationshipToPartner.RESELLER,
                true,
                null,
                associatedReseller,
                Links.self("/customers/" + id),
                CUSTOMER);
    }

    /** As answered to whoever created it. */
    public Customer with(UserCredentials credentials) {
        return new Customer(
                id,
                commerceId,
                companyProfile,
                billingProfile,
                relationshipToPartner,
                allowDelegatedAccess,
                credentials,
                associatedPartnerId,
                links,
                attributes);
    }
}
