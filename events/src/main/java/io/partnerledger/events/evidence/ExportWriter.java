package io.partnerledger.events.evidence;

import io.partnerledger.events.evidence.Checkpoint.State;
import io.partnerledger.events.store.StoredEvent;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an export, one line of JSON after the other: a checkpoint, events as they are stored, a checkpoint.
 *
 * <p>Nothing is closed but by {@link #end}: what breaks off lacks its last line.
 */
public final class ExportWriter {

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().rootValueSeparator("\n").build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    private static final Pattern END_OF_LINE = Pattern.compile("[\\r\\n]");

    private final JsonGenerator json;
    private final SigningKey key;
    private final MessageDigest positions = Sha256.digest();
    private State state;

    /** Begins an export where the chain had come to before the time. */
    public ExportWriter(OutputStream out, SigningKey key, State before, Instant time, Instant now) {
        this.json = MAPPER.createGenerator(out);
        this.key = key;
        this.state = before;
        write(before.signed(key, time, now));
    }

    /**
     * The next event.
     *
     * @param hash as the chain has it
     */
    public void event(StoredEvent event, String hash) {
        json.writeStartObject();
        json.writeNumberProperty("position", event.position());
        json.writeStringProperty("stream", event.stream());
        json.writeStringProperty("type", event.type());
        json.writeStringProperty("revision", event.revision());
        json.writeStringProperty("time", ChainEntry.written(event.time()));
        json.writeName("metadata");
        json.writeRawValue(inOneLine(event.metadata()));
        json.writeName("payload");
        json.writeRawValue(inOneLine(event.payload()));
        json.writeStringProperty("prevHash", state.hash());
        json.writeStringProperty("hash", hash);
        json.writeEndObject();
        positions.update(position(event.position()));
        state = new State(state.distributorId(), state.count() + 1, hash, event.position());
    }

    static byte[] position(long position) {
        return (position + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Ends it where the chain had come to before the time. */
    public void end(Instant time, Instant now) {
        write(state.signed(key, time, now, Sha256.hex(positions.digest())));
        json.writeRaw('\n');
        json.close();
    }

    private void write(Checkpoint checkpoint) {
        json.writeStartObject();
        json.writePOJOProperty("checkpoint", checkpoint.json());
        json.writeEndObject();
    }

    /** The ledger stores JSON without an end of line; what a hand has stored otherwise says the same in one. */
    private static String inOneLine(String stored) {
        return END_OF_LINE.matcher(stored).find() ? CanonicalJson.textOf(CanonicalJson.read(stored)) : stored;
    }
}
