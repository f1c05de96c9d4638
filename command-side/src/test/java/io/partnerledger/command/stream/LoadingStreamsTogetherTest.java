package io.partnerledger.command.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.Test;

class LoadingStreamsTogetherTest {

    private final List<String> loaded = new ArrayList<>();
    private final StreamsOfOneCommand streams = new StreamsOfOneCommand();

    @Test
    void streams_are_loaded_in_one_order_however_they_were_added() {
        streams.existing(repository(), "subscription:2");
        streams.existingOrNew(repository(), "customer-domain:a", Object::new);
        streams.existing(repository(), "customer:9");
        streams.existing(repository(), "subscription:1");
        streams.load();

        assertThat(loaded).containsExactly("customer:9", "customer-domain:a", "subscription:1", "subscription:2");
    }

    @Test
    void a_slot_comes_after_its_partnership_though_its_name_sorts_before() {
        streams.existing(repository(), "partnership:1");
        streams.load();
        streams.existing(repository(), "partnership-slot:1:2");
        streams.load();

        assertThat(loaded).containsExactly("partnership:1", "partnership-slot:1:2");
    }

    @Test
    void a_stream_that_should_have_come_earlier_is_not_loaded() {
        streams.existing(repository(), "partnership-slot:1:2");
        streams.load();
        streams.existing(repository(), "partnership:1");

        assertThatThrownBy(streams::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("partnership:1 must be loaded before partnership-slot:1:2");
        assertThat(loaded).containsExactly("partnership-slot:1:2");
    }

    @Test
    void no_stream_is_added_twice() {
        streams.existing(repository(), "pla:1");

        assertThatThrownBy(() -> streams.existingOrNew(repository(), "pla:1", Object::new))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_is_decided_before_it_is_loaded() {
        StreamOf<Object> stream = streams.existing(repository(), "pla:1");

        assertThatThrownBy(() -> stream.decide(Object::toString)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_must_be_there_and_is_not_refuses_the_command() {
        streams.existing(repository(), "pla:missing");

        assertThatThrownBy(streams::load)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.NOT_FOUND_HERE));
    }

    @SuppressWarnings("unchecked")
    private Repository<Object> repository() {
        return (Repository<Object>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Repository.class}, (proxy, method, arguments) -> {
                    String name = (String) arguments[0];
                    if (name.endsWith("missing")) {
                        throw new AggregateNotFoundException(name, "missing");
                    }
                    loaded.add(name);
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Aggregate.class},
                            (aggregate, asked, nothing) -> null);
                });
    }
}
