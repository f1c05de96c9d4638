package io.partnerledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.fault.Faulted;
import io.partnerledger.edge.position.CallerPositionsInMemory;
import io.partnerledger.events.following.Positions;
import io.partnerledger.query.partnership.PartnershipProjection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class ViewsBeingFilledTest {

    static class Resellers {
        @Reflects(PartnershipProjection.class)
        public void list() {}
    }

    @Test
    void what_shows_a_view_that_is_still_being_filled_asks_to_be_tried_later() throws Exception {
        Positions beingFilled = new Positions(shape -> Positions.NOT_SERVED);
        MockHttpServletResponse response = new MockHttpServletResponse();
        HandlerMethod list = new HandlerMethod(new Resellers(), "list");

        assertThatThrownBy(
                        () -> new ReadYourWrites(beingFilled, new CallerPositionsInMemory(1), null, null, Duration.ZERO)
                                .preHandle(new MockHttpServletRequest(), response, list))
                .isInstanceOfSatisfying(
                        Faulted.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.TRY_AGAIN));
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    }
}
