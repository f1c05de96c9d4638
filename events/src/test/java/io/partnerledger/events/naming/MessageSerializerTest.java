package io.partnerledger.events.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.cart.Checkout;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;

class MessageSerializerTest {

    private final Serializer serializer = new MessageSerializer();

    @Test
    void whoever_holds_a_pla_id_is_read_as_what_it_was() {
        var kanto = new PartnerOfRecordFacts.Distributor(new DistributorId(UUID.randomUUID()), Country.of("JP"));
        PartnerOfRecordFacts facts = PartnerOfRecordFacts.about(PlaId.of("5102938"), kanto, kanto);

        assertThat(readAgain(facts)).isEqualTo(facts);
    }

    @Test
    void each_group_of_a_checkout_is_read_as_what_it_was() {
        Checkout checkout = new Checkout(List.of(
                new Checkout.Blocked("0", List.of()),
                new Checkout.NotAccepted(
                        "1", new Refused(RefusalCode.ADDITIONAL_PARTNERS_NOT_ALLOWED, "open", Map.of("line", "3")))));

        List<Checkout.Group> groups = readAgain(checkout).groups();

        assertThat(groups.get(0)).isEqualTo(checkout.groups().get(0));
        assertThat(groups.get(1)).isInstanceOfSatisfying(Checkout.NotAccepted.class, group -> {
            assertThat(group.orderGroup()).isEqualTo("1");
            assertThat(group.refusal().code()).isEqualTo(RefusalCode.ADDITIONAL_PARTNERS_NOT_ALLOWED);
            assertThat(group.refusal().currentState()).isEqualTo("open");
            assertThat(group.refusal().parameters()).isEqualTo(Map.of("line", "3"));
        });
    }

    private <T> T readAgain(T message) {
        SerializedObject<String> written = serializer.serialize(message, String.class);
        return serializer.deserialize(written);
    }
}
