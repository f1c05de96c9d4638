package io.partnerledger.edge.caller;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a caller may be, as the claim {@code roles} names it. */
public enum Role {
    /** Everything of its own tenant. */
    ADMIN_AGENT("AdminAgent"),
    /** All but what is kept for admin agents. */
    SALES_AGENT("SalesAgent"),
    /** Reads, and names support contacts. */
    HELPDESK_AGENT("HelpdeskAgent"),
    /** Reads history, verdicts and Insights of its tenant. */
    AUDITOR("Auditor"),
    /** Records what the programme says of tenants. */
    PROGRAMME_OPERATOR("ProgrammeOperator"),
    /** Looks after projections and dead letters. */
    LEDGER_OPERATOR("LedgerOperator");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** The name in the token, in the metadata of events and in answers. */
    @JsonValue
    public String claim() {
        return claim;
    }

    static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}
