package io.partnerledger.command.background;

import javax.sql.DataSource;

/** The connections of what the ledger does by itself, in schema {@code command}. */
public record BackgroundPool(DataSource dataSource) {}
