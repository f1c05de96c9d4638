package io.partnerledger.query.customer;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.CompanyProfile;
import io.partnerledger.edge.partnercenter.Customer;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.PartnerRelationship;
import io.partnerledger.edge.partnercenter.RelationshipType;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.reading.Reflects;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Customers, as Partner Center shows them. */
@RestController
class CustomerController {

    private final Customers customers;
    private final CustomerAccess access;
    private final WhoIsWho whoIsWho;
    private final PersonalDataVault vault;

    CustomerController(Customers customers, CustomerAccess access, WhoIsWho whoIsWho, PersonalDataVault vault) {
        this.customers = customers;
        this.access = access;
        this.whoIsWho = whoIsWho;
        this.vault = vault;
    }

    @GetMapping("/v1/customers")
    @Reflects(CustomerProjection.class)
    ResourceCollection<Customer> list(Caller caller) {
        List<CustomerView> found = access.isReseller(caller)
                ? customers.findByAssociatedResellerIdOrderByAddedAtAscCustomerIdAsc(caller.tenant())
                : customers.findByDistributorIdOrderByAddedAtAscCustomerIdAsc(caller.tenant());
        return ResourceCollection.whole(
                found.stream()
                        .map(view -> Customer.listed(
                                CompanyProfile.of(view.customerId(), view.domain(), view.companyName()),
                                view.customerId()))
                        .toList(),
                Link.get("/customers"));
    }

    @GetMapping("/v1/customers/{customerId}")
    @Reflects(CustomerProjection.class)
    Customer one(Caller caller, @PathVariable UUID customerId) {
        return Customer.of(access.of(caller, customerId), vault::open);
    }

    @GetMapping("/v1/customers/{customerId}/relationships")
    @Reflects(CustomerProjection.class)
    ResourceCollection<PartnerRelationship> resellers(Caller caller, @PathVariable UUID customerId) {
        ResellerTenantId reseller = access.of(caller, customerId).associatedReseller();
        List<PartnerRelationship> relationships = whoIsWho.asKnown(page -> Stream.ofNullable(reseller)
                .flatMap(tenant -> page.reseller(tenant).stream())
                .map(listed -> PartnerRelationship.ofCustomer(
                        listed.id().value(),
                        listed.name(),
                        RelationshipType.IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF,
                        listed.plaId().value()))
                .toList());
        return ResourceCollection.whole(relationships, Link.get("/customers/" + customerId + "/relationships"));
    }
}
