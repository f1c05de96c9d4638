package io.partnerledger.query.standing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Since when resellers stand as they do. */
public interface Standings extends Repository<StandingView, UUID> {

    List<StandingView> findByTenantIdIn(Collection<UUID> tenants);
}
