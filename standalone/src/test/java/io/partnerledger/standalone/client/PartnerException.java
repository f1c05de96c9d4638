package io.partnerledger.standalone.client;

/** What the user of a client gets where the ledger refused. */
public final class PartnerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    PartnerException(Reply refusal) {
        super(refusal.json().path("description").asString());
        this.status = refusal.status();
        this.code = refusal.json().path("code").asInt();
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }
}
