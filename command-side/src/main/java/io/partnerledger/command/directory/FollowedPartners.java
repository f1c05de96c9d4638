package io.partnerledger.command.directory;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The partners as this node's directory knows them. */
@Component
class FollowedPartners implements PartnerDirectory {

    private final WhoIsWho whoIsWho;

    FollowedPartners(WhoIsWho whoIsWho) {
        this.whoIsWho = whoIsWho;
    }

    @Override
    public <T> T atLeastNow(Function<KnownPartners, T> question) {
        return whoIsWho.asOfNow(page -> question.apply(new OnPage(page)));
    }

    private record OnPage(WhoIsWho.Page page) implements KnownPartners {

        @Override
        public long position() {
            return page.position();
        }

        @Override
        public boolean registered(DistributorId distributor) {
            return page.distributor(distributor).isPresent();
        }

        @Override
        public boolean registered(ResellerTenantId reseller) {
            return page.reseller(reseller).isPresent();
        }

        @Override
        public boolean onboarded(ResellerTenantId reseller) {
            return page.reseller(reseller)
                    .map(WhoIsWho.ListedReseller::onboarded)
                    .orElse(false);
        }

        @Override
        public boolean heldByReseller(PlaId plaId) {
            return page.holderOf(plaId)
                    .flatMap(page::roleOf)
                    .filter(TenantRole.RESELLER::equals)
                    .isPresent();
        }

        @Override
        public boolean partners(DistributorId distributor, ResellerTenantId reseller) {
            return page.partnership(distributor, reseller).isPresent();
        }

        @Override
        public PartnerOfRecordFacts factsAbout(
                @Nullable PlaId plaId, DistributorId distributor, PartnerOfRecordFacts.Customer customer) {
            requireRegistered(distributor);
            return page.factsFor(distributor, plaId, customer);
        }

        @Override
        public PartnerOfRecordFacts factsAbout(ResellerTenantId reseller, DistributorId distributor) {
            requireRegistered(distributor);
            return page.reseller(reseller)
                    .map(listed -> page.factsFor(distributor, listed.plaId(), null))
                    .orElseThrow(() -> new Refused(RefusalCode.NOT_FOUND_HERE));
        }

        private void requireRegistered(DistributorId distributor) {
            Refused.unless(page.distributor(distributor).isPresent(), RefusalCode.NOT_FOUND_HERE);
        }
    }
}
