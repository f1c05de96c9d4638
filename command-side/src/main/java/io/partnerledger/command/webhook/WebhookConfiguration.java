package io.partnerledger.command.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.partnerledger.command.background.BackgroundPool;
import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.request.PublicUrl;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is to tell, who is told, and who tells it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean
    NewsProjection newsProjection(PartnerOfRecordPolicy policy) {
        return new NewsProjection(policy);
    }

    @Bean
    Following webhookFollowing(
            EventStore events,
            BackgroundPool pool,
            @Value("${ledger.node}") String node,
            @Value("${ledger.dead-letters.limit}") int deadLettersAtMost,
            NewsProjection projection) {
        ProjectionTables tables = new ProjectionTables(pool.dataSource(), deadLettersAtMost);
        Positions positions = new Positions(shape -> tables.position(shape).orElse(0));
        Following following =
                new Following(events, pool.dataSource(), DirectoryProjection.SCHEMA, node, tables, positions);
        following.follow(projection);
        return following;
    }

    @Bean
    WebhookTables webhookTables(BackgroundPool pool) {
        LedgerSchema.beside(DirectoryProjection.SCHEMA, "classpath:db/webhook", "webhook_version")
                .migrate(pool.dataSource());
        return new WebhookTables(pool);
    }

    @Bean
    Registrations webhookRegistrations(WebhookTables tables) {
        return new Registrations(tables.pool().dataSource());
    }

    @Bean
    Validations webhookValidations(WebhookTables tables, Clock clock) {
        return new Validations(tables.pool().dataSource(), clock);
    }

    /** Once there are news to be read. */
    @Bean
    Outbox webhookOutbox(WebhookTables tables, Following webhookFollowing, Clock clock, WebhookSettings settings) {
        return new Outbox(tables.pool().dataSource(), clock, settings.perReceiver(), settings.givenUpAfter());
    }

    @Bean
    Signing webhookSigning(
            WebhookTables tables, PersonalDataVault vault, Clock clock, PublicUrl publicUrl, WebhookSettings settings) {
        if ((settings.signingKey() == null) != (settings.certificate() == null)) {
            throw new IllegalArgumentException(
                    "ledger.webhooks.signing-key and ledger.webhooks.certificate are given together or not at all.");
        }
        return settings.signingKey() == null || settings.certificate() == null
                ? new SigningKeys(tables.pool().dataSource(), vault, clock)
                        .kept(Objects.requireNonNullElse(publicUrl.base().getHost(), "Partner Ledger"))
                : Signing.ofPem(settings.signingKey(), settings.certificate());
    }

    @Bean
    CallableNames callableNames(WebhookSettings settings) {
        return new CallableNames(InetAddress::getAllByName, settings.ownNetwork());
    }

    @Bean
    CallbackAddress callbackAddress(CallableNames names, WebhookSettings settings) {
        return new CallbackAddress(names, settings.ownNetwork());
    }

    @Bean
    Calls webhookCalls(CallableNames names, WebhookSettings settings) {
        return new Calls(names, settings.patience(), settings.atOnce());
    }

    @Bean
    Deliveries webhookDeliveries(
            Outbox outbox,
            Validations validations,
            Calls calls,
            Signing signing,
            PersonalDataVault vault,
            EdgeJson json,
            PublicUrl publicUrl,
            WebhookSettings settings) {
        return new Deliveries(outbox, validations, calls, signing, vault, json, publicUrl, settings);
    }

    /** As often as the agenda is looked at; on whichever node the scheduler lets it. */
    @Bean
    Task<Void> webhooks(
            Outbox outbox,
            Deliveries deliveries,
            NewsProjection projection,
            @Value("${ledger.due.poll:1s}") Duration poll) {
        return Tasks.recurring("webhooks", FixedDelay.of(poll.dividedBy(2))).execute((instance, context) -> {
            outbox.post(projection.shape().version());
            deliveries.wake();
        });
    }

    @Bean
    Task<Void> webhookKeeping(Validations validations) {
        return Tasks.recurring("webhook-keeping", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> validations.purge());
    }

    @Bean
    WebhookHealth webhookHealthIndicator(Outbox outbox) {
        return new WebhookHealth(outbox);
    }

    @Bean
    MeterBinder webhookMeters(Outbox outbox, Deliveries deliveries) {
        return meters -> {
            Gauge.builder("ledger.webhooks.failing", outbox, Outbox::failing)
                    .description("Receivers that are away or refuse something")
                    .register(meters);
            Gauge.builder("ledger.webhooks.waiting", outbox, Outbox::waiting)
                    .description("Notices that wait to be told")
                    .register(meters);
            FunctionCounter.builder("ledger.webhooks.told", deliveries, Deliveries::told)
                    .description("Notices taken by their receivers, by this node")
                    .register(meters);
            FunctionCounter.builder("ledger.webhooks.given-up", deliveries, Deliveries::givenUp)
                    .description("Notices given up, by this node")
                    .register(meters);
        };
    }

    /** Our tables, which are there. */
    record WebhookTables(BackgroundPool pool) {}
}
