package io.partnerledger.standalone.trade;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Puts a whole history into an empty store at once, where the appender would take minutes; it looks no different. */
public final class StoredTrade {

    private static final int CHARACTERS_AT_ONCE = 64 * 1024;

    private final Serializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
    private final StringBuilder lines = new StringBuilder(2 * CHARACTERS_AT_ONCE);
    private final CopyIn copy;
    private long position;

    private StoredTrade(CopyIn copy) {
        this.copy = copy;
    }

    /** @param telling tells all of it, in order */
    public static <T> T stored(DataSource store, Function<Consumer<DomainEventMessage<?>>, T> telling)
            throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy events.event"
                            + " (position, stream, sequence, kind, id, time, type, revision, payload, metadata)"
                            + " from stdin");
            StoredTrade stored = new StoredTrade(copy);
            T told;
            try {
                told = telling.apply(stored::add);
                stored.write();
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            statement.execute("analyze events.event");
            return told;
        }
    }

    private void add(DomainEventMessage<?> event) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        SerializedObject<String> metadata = event.serializeMetaData(serializer, String.class);
        lines.append(++position)
                .append('\t')
                .append(event.getAggregateIdentifier())
                .append('\t')
                .append(event.getSequenceNumber())
                .append('\t')
                .append(event.getType())
                .append('\t')
                .append(event.getIdentifier())
                .append('\t')
                .append(event.getTimestamp().truncatedTo(ChronoUnit.MICROS))
                .append('\t')
                .append(payload.getType().getName())
                .append('\t')
                .append(payload.getType().getRevision())
                .append('\t')
                .append(escaped(payload.getData()))
                .append('\t')
                .append(escaped(metadata.getData()))
                .append('\n');
        if (lines.length() > CHARACTERS_AT_ONCE) {
            write();
        }
    }

    /** JSON has no line breaks or tabs of its own. */
    private static String escaped(String json) {
        return json.replace("\\", "\\\\");
    }

    private void write() {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException failure) {
            throw new IllegalStateException("The history can't be stored.", failure);
        }
    }
}
