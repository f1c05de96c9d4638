package io.partnerledger.command.example;

import io.partnerledger.command.directory.KnownPartners;
import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Customer;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Distributor;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Holder;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Partnership;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A directory that knows what the test tells it, and counts how often it was brought up to date. */
public final class PartnersAsTold implements PartnerDirectory {

    private final Map<PlaId, Holder> holders = new HashMap<>();
    private final Set<ResellerTenantId> registered = new HashSet<>();
    private final Set<ResellerTenantId> onboarded = new HashSet<>();
    private final Set<DistributorId> unheardOf = new HashSet<>();
    private final Set<List<Object>> partners = new HashSet<>();
    private long position;
    private int broughtUpToDate;

    /** The reseller holds the PLA ID; one told of before is told anew. */
    public PartnersAsTold knows(PlaId plaId, Reseller reseller) {
        holders.put(plaId, reseller);
        onboarded.add(reseller.tenant());
        return this;
    }

    public PartnersAsTold knowsPlaOf(DistributorId distributor, PlaId plaId) {
        holders.put(plaId, new Distributor(distributor, Distributors.countryOf(distributor)));
        return this;
    }

    public PartnersAsTold knowsPartners(DistributorId distributor, ResellerTenantId reseller) {
        partners.add(List.of(distributor, reseller));
        return this;
    }

    /** The reseller is registered and was never authorised. */
    public PartnersAsTold knowsOf(ResellerTenantId reseller) {
        registered.add(reseller);
        return this;
    }

    /** Of all others it knows. */
    public PartnersAsTold hasNeverHeardOf(DistributorId distributor) {
        unheardOf.add(distributor);
        return this;
    }

    public PartnersAsTold at(long told) {
        position = told;
        return this;
    }

    public int timesBroughtUpToDate() {
        return broughtUpToDate;
    }

    @Override
    public <T> T atLeastNow(Function<KnownPartners, T> question) {
        broughtUpToDate++;
        return question.apply(new Known());
    }

    private final class Known implements KnownPartners {

        @Override
        public long position() {
            return position;
        }

        @Override
        public boolean registered(DistributorId distributor) {
            return !unheardOf.contains(distributor);
        }

        @Override
        public boolean registered(ResellerTenantId reseller) {
            return registered.contains(reseller) || onboarded(reseller);
        }

        @Override
        public boolean onboarded(ResellerTenantId reseller) {
            return onboarded.contains(reseller);
        }

        @Override
        public boolean heldByReseller(PlaId plaId) {
            return holders.get(plaId) instanceof Reseller;
        }

        @Override
        public boolean partners(DistributorId distributor, ResellerTenantId reseller) {
            return partners.contains(List.<Object>of(distributor, reseller));
        }

        @Override
        public PartnerOfRecordFacts factsAbout(
                @Nullable PlaId plaId, DistributorId distributor, @Nullable Customer customer) {
            Holder holder = plaId == null ? null : holders.get(plaId);
            boolean partner = holder instanceof Reseller reseller && partners(distributor, reseller.tenant());
            return new PartnerOfRecordFacts(
                    new Distributor(distributor, Distributors.countryOf(distributor)),
                    plaId,
                    holder,
                    customer,
                    partner ? Partnership.ACTIVE : Partnership.NONE);
        }

        @Override
        public PartnerOfRecordFacts factsAbout(ResellerTenantId reseller, DistributorId distributor) {
            return holders.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Reseller known
                            && known.tenant().equals(reseller))
                    .findFirst()
                    .map(entry -> factsAbout(entry.getKey(), distributor, null))
                    .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
        }
    }
}
