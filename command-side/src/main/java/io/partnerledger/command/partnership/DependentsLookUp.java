package io.partnerledger.command.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.FindPartnerDependents;
import io.partnerledger.kernel.partnership.PartnerDependents;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks whoever keeps the counters what rests on a reseller; the command side keeps none. */
@Component
class DependentsLookUp {

    private static final Logger log = LoggerFactory.getLogger(DependentsLookUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final QueryGateway queries;

    DependentsLookUp(QueryGateway queries) {
        this.queries = queries;
    }

    /** Empty where nobody answers in time, for an end to a partnership doesn't wait for its counting. */
    Optional<PartnerDependents> of(DistributorId distributor, ResellerTenantId reseller) {
        try {
            return Optional.ofNullable(queries.query(
                            new FindPartnerDependents(distributor, reseller),
                            ResponseTypes.instanceOf(PartnerDependents.class))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException nobody) {
            log.info("Nobody counts what rests on a reseller: {}", nobody.toString());
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
