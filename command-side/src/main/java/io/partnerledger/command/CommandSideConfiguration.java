package io.partnerledger.command;

import io.partnerledger.command.cart.CartTerms;
import io.partnerledger.command.dispatch.AskedFromElsewhere;
import io.partnerledger.command.partnership.InvitationTerms;
import io.partnerledger.directory.DirectoryConfiguration;
import io.partnerledger.edge.HttpEdgeConfiguration;
import io.partnerledger.events.EventsConfiguration;
import io.partnerledger.kernel.request.RequestMetadata;
import io.partnerledger.kernel.subscription.GracePeriods;
import java.time.Duration;
import java.time.Period;
import java.util.Objects;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/**
 * Everything that decides: aggregates, command endpoints, look-ups.
 *
 * <p>Its beans go by their full names, for the other side speaks of the same trade in the same words.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import({EventsConfiguration.class, DirectoryConfiguration.class, HttpEdgeConfiguration.class})
public class CommandSideConfiguration {

    /** Without a transaction of its own: a command's events are appended as one by the event store. */
    @Bean
    @Qualifier("localSegment")
    SimpleCommandBus commandBus(
            CorrelationDataProvider causedBy, @Value("${ledger.axon-server.enabled:false}") boolean axonServer) {
        SimpleCommandBus.Builder settings =
                SimpleCommandBus.builder().transactionManager(NoTransactionManager.INSTANCE);
        SimpleCommandBus bus = axonServer ? new AskedFromElsewhere(settings) : settings.build();
        // Axon does so with a bus of its own making only.
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(causedBy));
        return bus;
    }

    /** Who caused a command caused its events. */
    @Bean
    CorrelationDataProvider causedBy() {
        return new SimpleCorrelationDataProvider(
                RequestMetadata.SUBJECT,
                RequestMetadata.TENANT,
                RequestMetadata.ROLES,
                RequestMetadata.REQUEST_ID,
                RequestMetadata.CORRELATION_ID,
                RequestMetadata.TRACE_ID);
    }

    @Bean
    InvitationTerms invitationTerms(@Value("${ledger.invitation.validity:30d}") Duration validity) {
        return new InvitationTerms(validity);
    }

    @Bean
    CartTerms cartTerms(@Value("${ledger.cart.validity:7d}") Duration validity) {
        return new CartTerms(validity);
    }

    @Bean
    GracePeriods gracePeriods(
            @Value("${ledger.subscription.expired:#{null}}") @Nullable Period expired,
            @Value("${ledger.subscription.disabled:#{null}}") @Nullable Period disabled) {
        GracePeriods defaults = GracePeriods.defaults();
        return new GracePeriods(
                Objects.requireNonNullElse(expired, defaults.expired()),
                Objects.requireNonNullElse(disabled, defaults.disabled()));
    }
}
