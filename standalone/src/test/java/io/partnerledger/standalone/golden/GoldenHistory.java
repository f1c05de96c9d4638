package io.partnerledger.standalone.golden;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.events.upcasting.Upcasters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Stored events of every name and revision there ever was. */
public final class GoldenHistory {

    private static final Path FILE = Path.of("../events/src/test/resources/golden/history.ndjson");

    /** PostgreSQL itself takes the lines apart, so that it has every payload to the byte. */
    private static final String STORE = """
            insert into events.event
                   (position, stream, sequence, kind, id, time, type, revision, payload, metadata)
            select (line ->> 'position')::bigint, line ->> 'stream', (line ->> 'sequence')::bigint, line ->> 'kind',
                   (line ->> 'id')::uuid, (line ->> 'time')::timestamptz, line ->> 'type', line ->> 'revision',
                   line -> 'payload', line -> 'metadata'
              from unnest(?::json[]) line
            """;

    private GoldenHistory() {}

    /** Puts it into a store, and reads it as the program reads what is stored. */
    public static List<? extends TrackedEventMessage<?>> through(DataSource emptyStore) {
        JdbcClient.create(emptyStore)
                .sql(STORE)
                .param(lines().toArray(String[]::new))
                .update();
        EventNames names = EventNames.of(Vocabularies.ALL);
        EventSerializer serializer = new EventSerializer(names);
        PostgresEventStorageEngine engine = PostgresEventStorageEngine.on(
                emptyStore, new StoreHead(), serializer, Upcasters.of(names, Upcasters.ALL));
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(null, false)) {
            return events.toList();
        } finally {
            engine.close();
        }
    }

    /** The kind of stream of each event, by the name it is stored under. */
    public static Map<String, String> kinds() {
        return lines().stream()
                .map(JsonMapper.shared()::readTree)
                .collect(Collectors.toMap(
                        line -> line.get("type").asString(),
                        line -> line.get("kind").asString(),
                        (one, same) -> one));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
