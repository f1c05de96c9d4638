package io.partnerledger.events;

import javax.sql.DataSource;

/** The connections to what is remembered of requests, in schema {@code edge}. */
public record EdgePool(DataSource dataSource) {}
