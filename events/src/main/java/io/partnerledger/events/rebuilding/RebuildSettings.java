package io.partnerledger.events.rebuilding;

import java.time.Duration;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/**
 * What filling generations may take, and when all projections are verified.
 *
 * @param threads that fold at the same time
 * @param batch how many events are read and folded at once
 * @param look how often to look whether there is anything to do
 * @param keepOldShapes how long to keep what older programs left behind, after the last of them has followed
 * @param verification when to verify all projections, in UTC; empty for never
 * @param deadLetters how many sequences of a generation may be parked before filling it stops
 */
public record RebuildSettings(
        int threads,
        int batch,
        Duration look,
        Duration keepOldShapes,
        Optional<CronExpression> verification,
        int deadLetters) {}
