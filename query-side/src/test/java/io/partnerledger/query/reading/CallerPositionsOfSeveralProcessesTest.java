package io.partnerledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.position.CallerPositions;
import io.partnerledger.edge.position.CallerPositionsInPostgres;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.schema.LedgerSchema;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerPositionsOfSeveralProcessesTest {

    private static final UUID TENANT = UUID.fromString("6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11");

    private final TestDatabase database = TestDatabase.fromTemplate("edge", LedgerSchema.EDGE::migrate);
    private final CallerPositions writing = new CallerPositionsInPostgres(database.dataSource());
    private final CallerPositions reading = new CallerPositionsInPostgres(database.dataSource());

    @Test
    void a_caller_is_remembered_by_tenant_and_subject_whatever_its_roles() {
        writing.remember(caller("佐藤@aoba.example", Role.ADMIN_AGENT), 7);

        assertThat(reading.positionOf(caller("佐藤@aoba.example", Role.AUDITOR))).hasValue(7);
        assertThat(reading.positionOf(caller("mori", Role.ADMIN_AGENT))).isEmpty();
        assertThat(reading.positionOf(new Caller("佐藤@aoba.example", UUID.randomUUID(), Set.of())))
                .isEmpty();
    }

    @Test
    void a_position_never_goes_back() {
        writing.remember(caller("a"), 7);
        writing.remember(caller("a"), 5);
        assertThat(reading.positionOf(caller("a"))).hasValue(7);

        writing.remember(caller("a"), 9);
        assertThat(reading.positionOf(caller("a"))).hasValue(9);
    }

    private static Caller caller(String subject, Role... roles) {
        return new Caller(subject, TENANT, Set.of(roles));
    }
}
