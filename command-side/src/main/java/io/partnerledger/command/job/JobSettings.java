package io.partnerledger.command.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are run.
 *
 * @param workers how many lines are done at once on this node, by all its jobs together: a line mostly waits, for its
 *     commit and for what is known of partners
 * @param atOnce how many jobs run at once on this node
 * @param lines the most that one job may have
 * @param patience how long a line waits for a store that is away before the whole job does
 * @param attempts in how many runs of its job a line may ask to be tried again, each some seconds after the one before,
 *     until that is its outcome
 * @param kept how long a job can be looked at after its end
 */
@ConfigurationProperties("ledger.job")
public record JobSettings(
        @DefaultValue("12") int workers,
        @DefaultValue("2") int atOnce,
        @DefaultValue("1000000") int lines,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("100") int attempts,
        @DefaultValue("30d") Duration kept) {}
