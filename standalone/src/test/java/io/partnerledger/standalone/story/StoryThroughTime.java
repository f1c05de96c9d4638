package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.due.DueRunner;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.events.following.Positions;
import io.partnerledger.query.Projections;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * A journey on which months pass, in a ledger of its own: what falls due there falls due for everybody in it.
 *
 * <p>Tokens go by the machine's time, so nobody has to sign in again.
 */
@Import(StoryThroughTime.Time.class)
abstract class StoryThroughTime extends StoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private MovingClock clock;

    @Autowired
    private DueRunner runner;

    @Autowired
    @Qualifier("viewPositions")
    private Positions views;

    @AfterEach
    void back_to_today() {
        clock.reset();
    }

    /** The ledger's time. */
    final Instant now() {
        return clock.instant();
    }

    /** Lets the time pass, until all that fell due is done and to be seen. */
    final void pass(Duration time) {
        clock.pass(time);
        long position = runner.runWhatIsDue();
        Projections.all()
                .forEach(each -> assertThat(views.await(each.shape(), position, PATIENCE))
                        .as("%s shows what fell due", each.shape().name())
                        .isTrue());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        MovingClock movingClock() {
            return new MovingClock();
        }
    }
}
