package io.partnerledger.query.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.partnerledger.events.LedgerDatabase;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.events.store.Head;
import io.partnerledger.events.store.StoredEvents;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who follows the store to chain its events, and who signs what came of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceConfiguration {

    /** Small: one follower, and now and then a day to be signed. */
    @Bean
    EvidencePool evidencePool(LedgerDatabase database) {
        DataSource pool = database.pool("evidence", 4);
        LedgerSchema.folded(Chains.SCHEMA).migrate(pool);
        LedgerSchema.beside(Chains.SCHEMA, "classpath:db/evidence", "evidence_version")
                .migrate(pool);
        return new EvidencePool(pool, new Chains(pool));
    }

    @Bean
    Following evidenceFollowing(EvidencePool evidence, StoredEvents events, @Value("${ledger.node}") String node) {
        Following following = new Following(
                events,
                evidence.dataSource(),
                Chains.SCHEMA,
                node,
                new ProjectionTables(evidence.dataSource()),
                new Positions(shape -> evidence.chains().position()));
        following.follow("evidence", evidence.chains()::position, evidence.chains()::follow);
        return following;
    }

    @Bean
    EvidenceKeys evidenceKeys(EvidencePool evidence, PersonalDataVault vault, EvidenceSettings settings) {
        return new EvidenceKeys(evidence.dataSource(), vault, settings);
    }

    @Bean
    DailyCheckpoints dailyCheckpoints(
            EvidencePool evidence,
            EvidenceKeys keys,
            Head head,
            Clock clock,
            EvidenceSettings settings,
            @Value("${ledger.reading.patience:2s}") Duration patience) {
        return new DailyCheckpoints(
                evidence.dataSource(), evidence.chains(), keys, head, clock, settings.lookEvery(), patience);
    }

    @Bean
    MeterBinder evidenceMeters(DailyCheckpoints checkpoints) {
        return meters -> Gauge.builder("ledger.evidence.unsigned.days", checkpoints, DailyCheckpoints::unsignedDays)
                .description("Days that are over and not signed, of the chain that lacks most")
                .register(meters);
    }

    @Bean
    EvidenceExport evidenceExport(
            EvidencePool evidence,
            StoredEvents events,
            EvidenceKeys keys,
            Head head,
            Clock clock,
            @Value("${ledger.reading.patience:2s}") Duration patience) {
        return new EvidenceExport(evidence.chains(), events, keys, head, clock, patience);
    }

    @Bean
    WebMvcConfigurer writtenExports() {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(new WrittenExport.Converter());
            }
        };
    }

    /** The connections of what is evidence, and the chains. */
    record EvidencePool(DataSource dataSource, Chains chains) {}
}
