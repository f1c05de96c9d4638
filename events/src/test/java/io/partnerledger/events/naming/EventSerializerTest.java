package io.partnerledger.events.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSerializerTest {

    @EventName("test.dated")
    @Revision("3")
    record Dated(
            String subject,
            Instant time,
            LocalDate day,
            @Nullable Integer seats,
            boolean signed) implements LedgerEvent {}

    private static final String DATED = """
            {"subject":"港フーズ","time":"2026-03-31T23:59:59.123456789Z","day":"2026-04-01","seats":25,"signed":true}""";

    private final EventSerializer serializer = new EventSerializer(EventNames.of(Set.of(Dated.class)));

    private SerializedObject<String> written(Object value) {
        return serializer.serialize(value, String.class);
    }

    private <T> T read(String json, String name, String revision) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, name, revision));
    }

    private Dated read(String json) {
        return read(json, "test.dated", "3");
    }

    @Test
    void an_event_is_written_under_its_name_with_its_members_in_order() {
        SerializedObject<String> stored = written(new Dated(
                "港フーズ", Instant.parse("2026-03-31T23:59:59.123456789Z"), LocalDate.parse("2026-04-01"), 25, true));

        assertThat(stored.getType().getName()).isEqualTo("test.dated");
        assertThat(stored.getType().getRevision()).isEqualTo("3");
        assertThat(stored.getData()).isEqualTo(DATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-31T23:59:59.123456789Z",
                "2026-03-31T23:59:59.000000001Z",
                "2026-03-31T23:59:59Z",
                "1969-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00.000001Z"
            })
    void a_time_comes_back_to_the_nanosecond(String time) {
        Dated event = new Dated("Kanto", Instant.parse(time), LocalDate.EPOCH, null, false);

        String json = written(event).getData();

        assertThat(json).contains('"' + time + '"');
        assertThat(read(json)).isEqualTo(event);
    }

    @Test
    void an_unknown_name_or_revision_is_refused_with_a_sentence_that_names_it() {
        assertThatThrownBy(() -> read(DATED, "test.undated", "3"))
                .isInstanceOf(UnknownStoredEvent.class)
                .hasMessage("The event test.undated, revision 3, is unknown to this version of the program.");
        assertThatThrownBy(() -> read(DATED, "test.dated", "4"))
                .isInstanceOf(UnknownStoredEvent.class)
                .hasMessage("The event test.dated, revision 4, is unknown to this version of the program.");
    }

    @Test
    void what_has_no_stored_name_is_not_written() {
        assertThatThrownBy(() -> written(List.of("Kanto")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("has no stored name");
    }

    @Test
    void a_member_the_event_does_not_know_is_refused() {
        assertThatThrownBy(() -> read(DATED.replace("\"seats\"", "\"licences\":1,\"seats\"")))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("licences");
    }

    @Test
    void a_member_that_is_not_there_is_refused_rather_than_made_up() {
        assertThatThrownBy(() -> read(DATED.replace(",\"signed\":true", "")))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("signed");
        assertThatThrownBy(() -> read(DATED.replace(",\"seats\":25", "")))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("seats");
        assertThatThrownBy(() -> read(DATED.replace("true", "null")))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"25\"", "25.9", "true", "\"\""})
    void a_number_is_not_read_out_of_something_else(String seats) {
        assertThatThrownBy(() -> read(DATED.replace("25", seats))).isInstanceOf(SerializationException.class);
    }

    @Test
    void metadata_comes_back_as_it_went() {
        MetaData metadata = MetaData.from(Map.of(
                "subject",
                "8c1d2e3f-user-of-kanto",
                "roles",
                List.of("AdminAgent", "Auditor"),
                "requestId",
                "7d9f",
                "attempt",
                2,
                "replayed",
                false));

        SerializedObject<String> stored = written(metadata);

        assertThat(this.<MetaData>read(
                        stored.getData(),
                        stored.getType().getName(),
                        stored.getType().getRevision()))
                .isEqualTo(metadata);
    }
}
