package io.partnerledger.events;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.MessageSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.rebuilding.RebuildingConfiguration;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.events.store.AssumptionsCheck;
import io.partnerledger.events.store.CountedFromOne;
import io.partnerledger.events.store.Head;
import io.partnerledger.events.store.LedgerEventStore;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.events.store.StoredEvents;
import io.partnerledger.events.store.StoredEventsInAxonServer;
import io.partnerledger.events.store.StoredEventsInPostgres;
import io.partnerledger.events.store.Tokens;
import io.partnerledger.events.upcasting.Upcasters;
import java.time.Clock;
import java.util.Base64;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.PropertySource;

/** What both sides need of events: the store, its serializers, and the vault for personal data. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerDatabaseProperties.class)
@PropertySource("classpath:ledger-defaults.properties")
@Import(RebuildingConfiguration.class)
public class EventsConfiguration {

    static {
        // Axon reports usage to its maker unless told not to; nothing of ours may phone home.
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    LedgerDatabase ledgerDatabase(LedgerDatabaseProperties properties) {
        return new LedgerDatabase(properties);
    }

    @Bean
    EventNames eventNames() {
        return EventNames.of(Vocabularies.ALL);
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventNames names) {
        return new EventSerializer(names);
    }

    /** Both stores take it: ours below, and Axon's for its server, as it takes every bean of the kind. */
    @Bean
    Upcasters upcasters(EventNames names) {
        return Upcasters.of(names, Upcasters.ALL);
    }

    /** For commands and queries: never for what has to be read in ten years. */
    @Bean
    @Primary
    Serializer generalSerializer() {
        return new MessageSerializer();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(Serializer generalSerializer) {
        return generalSerializer;
    }

    @Bean
    PersonalDataVault personalDataVault(
            LedgerDatabase database, @Value("${ledger.personal-data.master-key}") String masterKey) {
        var pool = database.pool("keys", 4);
        LedgerSchema.KEYS.migrate(pool);
        return new PersonalDataVault(pool, Base64.getDecoder().decode(masterKey));
    }

    @Bean
    EdgePool edgePool(LedgerDatabase database) {
        var pool = database.pool("edge", 8);
        LedgerSchema.EDGE.migrate(pool);
        return new EdgePool(pool);
    }

    /** Events in PostgreSQL: where the ledger starts. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "ledger.axon-server.enabled", havingValue = "false", matchIfMissing = true)
    static class OnPostgres {

        @Bean
        StoreHead storeHead() {
            return new StoreHead();
        }

        @Bean(destroyMethod = "close")
        PostgresEventStorageEngine eventStorageEngine(
                LedgerDatabase database,
                StoreHead head,
                @Qualifier("eventSerializer") Serializer eventSerializer,
                Serializer generalSerializer,
                Upcasters upcasters) {
            var pool = database.pool("events", 12);
            LedgerSchema.EVENTS.migrate(pool);
            return PostgresEventStorageEngine.on(pool, head, eventSerializer, upcasters);
        }

        @Bean(name = "eventBus")
        @Qualifier("eventStore")
        LedgerEventStore eventStore(PostgresEventStorageEngine engine, StoreHead head) {
            return LedgerEventStore.on(engine, head);
        }

        @Bean
        StoredEvents storedEvents(LedgerDatabase database, PostgresEventStorageEngine engine, StoreHead head) {
            // The engine has made the table and reports to the head.
            return new StoredEventsInPostgres(database.pool("stored-events", 4), head);
        }

        /** @param soleWriter whether no other process can append, so that this one knows the head by itself */
        @Bean
        Head head(
                PostgresEventStorageEngine engine,
                StoreHead head,
                @Value("${ledger.sole-writer:false}") boolean soleWriter) {
            return new Head() {
                @Override
                public long afterAppend() {
                    return head.known();
                }

                @Override
                public long now() {
                    return soleWriter ? head.known() : engine.readHead();
                }
            };
        }
    }

    /** Events in Axon Server: where the ledger goes when one machine is outgrown. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "ledger.axon-server.enabled", havingValue = "true")
    static class OnAxonServer {

        @Bean
        static BeanPostProcessor positionsFromOne() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof AxonServerEventStore store ? new CountedFromOne(store) : bean;
                }
            };
        }

        @Bean
        StoredEvents storedEvents(AxonServerConnectionManager connections) {
            return new StoredEventsInAxonServer(
                    () -> connections.getConnection().eventChannel());
        }

        @Bean
        AssumptionsCheck assumptionsCheck(EventStore store) {
            AssumptionsCheck check = new AssumptionsCheck(store);
            store.registerDispatchInterceptor(check);
            return check;
        }

        @Bean
        Head head(EventStore store) {
            return new Head() {
                @Override
                public long afterAppend() {
                    return now();
                }

                @Override
                public long now() {
                    return Tokens.headOf(store);
                }
            };
        }
    }
}
