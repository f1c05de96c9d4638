package io.partnerledger.query.relationship;

import io.partnerledger.directory.WhoIsWho.ListedDistributor;
import io.partnerledger.directory.WhoIsWho.ListedReseller;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a customer says yes: Microsoft's page for it, which is not the ledger's to serve.
 *
 * <p>It is configured, for national clouds have pages of their own; what a page asks about is added to its query.
 */
@Component
class CustomerInvitation {

    private final URI page;

    CustomerInvitation(
            @Value(
                            "${ledger.customer-invitation.page:https://admin.microsoft.com/Adminportal/Home#/BillingAccounts/partner-invitation}")
                    URI page) {
        if (!page.isAbsolute()) {
            throw new IllegalArgumentException(
                    "The page where customers accept (ledger.customer-invitation.page) is absolute.");
        }
        this.page = page;
    }

    /** To be the distributor's own. */
    String from(ListedDistributor distributor) {
        return written(asking("ResellerRelationship", distributor.id().value(), distributor.plaId()));
    }

    /** To be the distributor's through the reseller. */
    String through(ListedReseller reseller, DistributorId distributor) {
        return written(asking("IndirectResellerRelationship", reseller.id().value(), reseller.plaId())
                .queryParam("indirectCSPId", distributor.value()));
    }

    private UriComponentsBuilder asking(String relationship, UUID partner, @Nullable PlaId plaId) {
        UriComponentsBuilder asking = UriComponentsBuilder.fromUri(page)
                .queryParam("invType", relationship)
                .queryParam("partnerId", partner);
        return plaId == null ? asking : asking.queryParam("msppId", plaId.value());
    }

    /** Without delegated administration: that is asked for by itself, in parts and for a time. */
    private static String written(UriComponentsBuilder asking) {
        return asking.queryParam("DAP", "false").build(true).toUriString();
    }
}
