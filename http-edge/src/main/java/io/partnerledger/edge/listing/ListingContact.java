package io.partnerledger.edge.listing;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.fault.Faulted;
import io.partnerledger.edge.language.Text;
import java.util.Locale;
import java.util.Map;

/**
 * Whom to ask for a change of the distributor's entry in Microsoft's official list, since nobody changes it here (S12).
 *
 * @param configured who that is at this distributor; blank for its Microsoft representative, whoever that may be
 */
public record ListingContact(String configured) {

    /** As a reader is told to go there. */
    public String advice(Locale locale) {
        return Text.of("distributor-profile.contact", named(locale)).in(locale);
    }

    /** To be thrown at whoever tries to change it here. */
    public Faulted notSelfService(Locale locale) {
        return Fault.LISTING_NOT_SELF_SERVICE.raised(named(locale));
    }

    private Map<String, String> named(Locale locale) {
        return Map.of(
                "contact",
                configured.isBlank()
                        ? Text.of("distributor-profile.representative").in(locale)
                        : configured.strip());
    }
}
