package io.partnerledger.command.answered;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.partnerledger.events.EdgePool;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where answers are kept and how they are forgotten. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnswerSettings.class)
class AnswerConfiguration {

    @Bean
    AnswerTable answerTable(EdgePool pool) {
        return new AnswerTable(pool.dataSource());
    }

    @Bean
    KeptAnswers answeredRequests(AnswerTable table, Clock clock, AnswerSettings settings) {
        return new KeptAnswers(table, clock, settings);
    }

    /** Forgets what no longer counts: old answers, and positions that every view has long passed. */
    @Bean
    Task<Void> edgeKeeping(AnswerTable table, EdgePool pool, Clock clock) {
        JdbcTemplate jdbc = new JdbcTemplate(pool.dataSource());
        return Tasks.recurring("edge-keeping", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((execution, context) -> {
                    table.purge(clock.instant());
                    jdbc.update("delete from edge.caller_position where written_at < now() - interval '1 day'");
                });
    }
}
