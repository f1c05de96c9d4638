package io.partnerledger.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.position.CallerPositions;
import io.partnerledger.edge.position.LedgerHeaders;
import io.partnerledger.events.store.Head;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is stored is answered as done, whatever becomes of its position. */
class WrittenPositionsTest {

    private final Caller caller = new Caller("agent-1", UUID.randomUUID(), Set.of(Role.ADMIN_AGENT));
    private final MockHttpServletResponse answer = new MockHttpServletResponse();

    @BeforeEach
    void asked() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest(), answer));
    }

    @AfterEach
    void answered() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void a_position_that_nobody_can_remember_is_told_all_the_same() {
        new WrittenPositions(head(() -> 7), new Forgetful()).by(caller);

        assertThat(answer.getHeader(LedgerHeaders.POSITION)).isEqualTo("7");
    }

    @Test
    void one_that_nobody_can_tell_is_left_out() {
        new WrittenPositions(
                        head(() -> {
                            throw new DataAccessResourceFailureException("away");
                        }),
                        new Forgetful())
                .by(caller);

        assertThat(answer.getHeader(LedgerHeaders.POSITION)).isNull();
    }

    private static Head head(LongSupplier position) {
        return new Head() {
            @Override
            public long afterAppend() {
                return position.getAsLong();
            }

            @Override
            public long now() {
                return position.getAsLong();
            }
        };
    }

    private static final class Forgetful implements CallerPositions {

        @Override
        public void remember(Caller caller, long position) {
            throw new DataAccessResourceFailureException("away");
        }

        @Override
        public OptionalLong positionOf(Caller caller) {
            return OptionalLong.empty();
        }
    }
}
