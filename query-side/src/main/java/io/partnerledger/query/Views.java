package io.partnerledger.query;

/** Where the query side keeps its rows. */
public final class Views {

    public static final String SCHEMA = "views";

    private Views() {}
}
