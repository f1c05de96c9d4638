package io.partnerledger.query.standing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The locations of all resellers. */
public interface Locations extends Repository<LocationView, String> {

    List<LocationView> findByTenantIdIn(Collection<UUID> tenants);
}
