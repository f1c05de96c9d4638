package io.partnerledger.edge.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerPositionsInMemoryTest {

    private static final UUID TENANT = UUID.fromString("6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11");

    private final CallerPositions positions = new CallerPositionsInMemory(2);

    @Test
    void a_caller_is_remembered_by_tenant_and_subject_whatever_its_roles() {
        positions.remember(caller("a", Role.ADMIN_AGENT), 7);

        assertThat(positions.positionOf(caller("a", Role.AUDITOR))).hasValue(7);
        assertThat(positions.positionOf(caller("b", Role.ADMIN_AGENT))).isEmpty();
        assertThat(positions.positionOf(new Caller("a", UUID.randomUUID(), Set.of())))
                .isEmpty();
    }

    @Test
    void a_position_never_goes_back() {
        positions.remember(caller("a"), 7);
        positions.remember(caller("a"), 5);

        assertThat(positions.positionOf(caller("a"))).hasValue(7);
    }

    @Test
    void those_that_wrote_least_lately_are_forgotten_first() {
        positions.remember(caller("a"), 1);
        positions.remember(caller("b"), 2);
        positions.remember(caller("a"), 3);
        positions.remember(caller("c"), 4);

        assertThat(positions.positionOf(caller("a"))).hasValue(3);
        assertThat(positions.positionOf(caller("b"))).isEmpty();
        assertThat(positions.positionOf(caller("c"))).hasValue(4);
    }

    private static Caller caller(String subject, Role... roles) {
        return new Caller(subject, TENANT, Set.of(roles));
    }
}
