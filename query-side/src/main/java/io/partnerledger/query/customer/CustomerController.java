package io.partnerledger.query.customer;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.partnercenter.CompanyProfile;
import io.partnerledger.edge.partnercenter.Customer;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.PartnerCenterMessage;
import io.partnerledger.edge.partnercenter.PartnerRelationship;
import io.partnerledger.edge.partnercenter.RelationshipType;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import io.partnerledger.edge.partnercenter.StreamedCollection;
import io.partnerledger.edge.partnercenter.seek.Filter;
import io.partnerledger.edge.partnercenter.seek.Seek;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.customer.ListedCustomers.Listed;
import io.partnerledger.query.customer.ListedCustomers.Of;
import io.partnerledger.query.customer.ListedCustomers.Question;
import io.partnerledger.query.reading.Reflects;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Customers, as Partner Center shows them. */
@RestController
class CustomerController {

    private final ListedCustomers customers;
    private final CustomerAccess access;
    private final WhoIsWho whoIsWho;
    private final PersonalDataVault vault;
    private final EdgeJson json;

    CustomerController(
            ListedCustomers customers,
            CustomerAccess access,
            WhoIsWho whoIsWho,
            PersonalDataVault vault,
            EdgeJson json) {
        this.customers = customers;
        this.access = access;
        this.whoIsWho = whoIsWho;
        this.vault = vault;
        this.json = json;
    }

    @GetMapping("/v1/customers")
    @Reflects(CustomerProjection.class)
    PartnerCenterMessage list(Caller caller, Seek seek) {
        Question question = new Question(
                access.isReseller(caller) ? Of.RESELLER : Of.DISTRIBUTOR,
                caller.tenant(),
                Filter.parse(seek.filter(), CustomerField.class, json.partnerCenter())
                        .orElse(null));
        Link list = Link.get("/customers");
        if (seek.isOfAll()) {
            Iterable<Listed> all = customers.all(question);
            return new StreamedCollection<>(
                    () -> StreamSupport.stream(all.spliterator(), false)
                            .map(CustomerController::listed)
                            .iterator(),
                    seek.self(list));
        }
        return seek.page(
                list,
                customers.rows(question, seek.from(), seek.isBackwards(), seek.rows()),
                Listed::place,
                CustomerController::listed);
    }

    private static Customer listed(Listed customer) {
        return Customer.listed(
                CompanyProfile.of(customer.id(), customer.domain(), customer.companyName()), customer.id());
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
