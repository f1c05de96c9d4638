package io.partnerledger.kernel.partnerofrecord;

import java.util.Locale;

/**
 * What can be wrong with a partner of record, in order: the first that blocks decides a refusal's code and status.
 *
 * <p>The numbers are Partner Center's codes; they, the texts and who must act are in {@link CheckTable}.
 */
public enum Check {
    /** No PLA ID was given (S39, 800002). */
    PLA_MISSING,
    /** Nobody holds the PLA ID (S43, 800015). */
    PLA_UNKNOWN,
    /** It is the distributor's own PLA ID (2072). */
    OWN_PLA,
    /** The reseller's tenant is suspended (S41, 800039). */
    TENANT_SUSPENDED,
    /** The reseller has not accepted the Microsoft Partner Agreement (S25, 900123). */
    AGREEMENT_UNSIGNED,
    /** The PLA ID is another distributor's, or of a tenant that never was a CSP reseller (S41, 900154). */
    NOT_CSP_RESELLER,
    /** The reseller has lost its CSP authorization (S41, 900154). */
    NOT_AUTHORIZED,
    /** The location behind the PLA ID is pending, rejected or retired (S43, S59, 900154). */
    LOCATION_NOT_AUTHORIZED,
    /** Distributor and reseller are no partners (S14, 800016). */
    NO_PARTNERSHIP,
    /** The location lies in another CSP region than the distributor (S42, S60; 900154, unverified). */
    REGION_MISMATCH,
    /** The location does not serve the customer's market (S58; 900154, unverified). */
    MARKET_MISMATCH;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable, kebab-case name callers see. */
    public String code() {
        return code;
    }

    /** The check of that name; an unknown one is an {@link IllegalArgumentException}. */
    public static Check of(String code) {
        for (Check check : values()) {
            if (check.code.equals(code)) {
                return check;
            }
        }
        throw new IllegalArgumentException("There is no such check.");
    }
}
