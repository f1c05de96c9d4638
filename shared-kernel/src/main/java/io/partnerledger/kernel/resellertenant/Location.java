package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;

/** The place of business a tenant has in the programme, named by its PLA ID. */
public record Location(PlaId plaId, Country country, LocationStatus status) {}
