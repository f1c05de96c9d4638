package io.partnerledger.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the edge takes before it refuses.
 *
 * @param bodyLimit the longest body of a request
 * @param discardLimit how much of a body that was refused is read and thrown away, so that its sender gets to read why;
 *     beyond it the connection is closed
 * @param jsonNesting how deep JSON may be nested
 * @param jsonTextLength the longest text in JSON, in characters
 */
@ConfigurationProperties("ledger.edge")
public record HttpEdgeSettings(
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("64MB") DataSize discardLimit,
        @DefaultValue("64") int jsonNesting,
        @DefaultValue("100000") int jsonTextLength) {}
