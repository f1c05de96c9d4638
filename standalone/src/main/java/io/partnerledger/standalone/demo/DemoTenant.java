package io.partnerledger.standalone.demo;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.util.UUID;

/** The tenants of the demo, with identifiers that a tour can name. */
public enum DemoTenant {
    KANTO("Kanto Distribution", "JP", "1000001"),
    RHEIN("Rhein Distribution", "DE", "1000002"),
    AOBA("Aoba Systems", "JP", "2000001"),
    MINAMI("Minami Cloud", "JP", "2000002"),
    KITA("Kita Networks", "JP", "2000003"),
    FJORD("Fjord IT", "NO", "2000004"),
    /** Partner of Kanto, its agreement no longer signed. */
    NISHI("Nishi Works", "JP", "2000005"),
    /** Partner of Kanto, and suspended. */
    TOKAI("Tokai Solutions", "JP", "2000006"),
    PROGRAMME("the programme", "US", ""),
    OPERATIONS("the ledger's operations", "JP", "");

    private final String title;
    private final String country;
    private final String plaId;

    DemoTenant(String title, String country, String plaId) {
        this.title = title;
        this.country = country;
        this.plaId = plaId;
    }

    /** The tenant's GUID, such as {@code 00000000-0000-4000-8000-000001000001}: it ends in the PLA ID. */
    public UUID id() {
        return UUID.fromString("00000000-0000-4000-8000-00000" + (plaId.isEmpty() ? "000000" + ordinal() : plaId));
    }

    public String title() {
        return title;
    }

    Country country() {
        return Country.of(country);
    }

    PlaId plaId() {
        return PlaId.of(plaId);
    }

    DistributorId asDistributor() {
        return new DistributorId(id());
    }

    ResellerTenantId asReseller() {
        return new ResellerTenantId(id());
    }
}
