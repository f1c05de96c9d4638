package io.partnerledger.events.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChainEntryTest {

    /** What the programme says of resellers, and who holds which number: nobody's own. */
    private static final Set<String> NOBODYS = Set.of(
            "ResellerTenantRegistered",
            "CspAuthorizationChanged",
            "TenantSuspended",
            "TenantReactivated",
            "AgreementRecorded",
            "LocationRecorded",
            "TenantClaimed",
            "PlaIdClaimed");

    /** An event without it would be in no chain, and nobody would miss it there. */
    @Test
    void every_event_names_its_distributor_unless_it_is_known_to_be_nobodys() {
        Set<String> without = EventNames.of(Vocabularies.ALL).all().stream()
                .filter(event -> Arrays.stream(event.getRecordComponents())
                        .noneMatch(component -> component.getName().equals("distributorId")))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(without).isEqualTo(NOBODYS);
    }

    /** Computed by another program, once: were it ever another one, all that was signed would be worth nothing. */
    @Test
    void the_hash_of_an_event_stays_what_it_is() {
        StoredEvent event = new StoredEvent(
                4711,
                "subscription:9e107d9d-372b-4b6e-8bd2-6d3542a419d6",
                "partner-ledger.seats-changed",
                "1",
                Instant.parse("2026-03-31T23:59:59.120Z"),
                "{\"subject\": \"鈴木\", \"roles\":\"AdminAgent,SalesAgent\"}",
                "{\"quantity\":25,\"distributorId\":\"11aa22bb-33cc-44dd-55ee-66ff77aa88bb\",\"note\":\"50 % \\u00fc/\\n\"}");

        ChainEntry entry = ChainEntry.of(event).orElseThrow();

        assertThat(entry.distributorId()).hasToString("11aa22bb-33cc-44dd-55ee-66ff77aa88bb");
        assertThat(new String(entry.content(), StandardCharsets.UTF_8)).isEqualTo("""
                {"metadata":{"roles":"AdminAgent,SalesAgent","subject":"鈴木"},\
                "payload":{"distributorId":"11aa22bb-33cc-44dd-55ee-66ff77aa88bb","note":"50 % ü/\\n","quantity":25},\
                "revision":"1","stream":"subscription:9e107d9d-372b-4b6e-8bd2-6d3542a419d6",\
                "time":"2026-03-31T23:59:59.120Z","type":"partner-ledger.seats-changed"}""");
        assertThat(entry.hashAfter(ChainEntry.BEGINNING))
                .isEqualTo("bc953f7ee72f40d5edaa658bd2eca1f3f6b7e892ba314e297e868fdfe194bf69");
        assertThat(entry.hashAfter(entry.hashAfter(ChainEntry.BEGINNING)))
                .isEqualTo("3f5365e1f7fb269003e5b90cbd0db55825676c59b071e53e20eafc6252fe0c87");
    }

    @Test
    void what_names_no_distributor_is_in_no_chain() {
        for (String payload : new String[] {"{}", "{\"distributorId\":null}", "{\"distributorId\":\"Kanto\"}", "[]"}) {
            assertThat(ChainEntry.of(new StoredEvent(1, "pla:1", "t", "1", Instant.EPOCH, "{}", payload)))
                    .as(payload)
                    .isEmpty();
        }
    }
}
