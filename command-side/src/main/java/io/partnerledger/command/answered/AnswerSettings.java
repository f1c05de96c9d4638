package io.partnerledger.command.answered;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long answers are kept.
 *
 * @param kept of requests that were granted
 * @param faultsKept of requests that were not, or not wholly: short, so that a cause which was mended isn't answered for long
 */
@ConfigurationProperties("ledger.answers")
record AnswerSettings(
        @DefaultValue("24h") Duration kept,
        @DefaultValue("10m") Duration faultsKept) {}
