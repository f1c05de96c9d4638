package io.partnerledger.events.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints that somebody has kept, in whatever form the ledger gave them. */
public final class KeptCheckpoints {

    private KeptCheckpoints() {}

    /**
     * All that a file holds: a page of the list, lines of exports, or checkpoints alone.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    public static List<JsonNode> in(Path file) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                MappingIterator<JsonNode> values =
                        JsonMapper.shared().readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNext()) {
                collect(values.next(), found);
            }
        }
        return found;
    }

    private static void collect(JsonNode value, List<JsonNode> found) {
        if (value.path("checkpoint").isObject()) {
            found.add(value.get("checkpoint"));
        } else if (value.path("items").isArray()) {
            value.get("items").forEach(item -> collect(item, found));
        } else if (value.has(Checkpoint.SIGNATURE)) {
            found.add(value);
        }
    }
}
