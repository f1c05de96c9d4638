package io.partnerledger.command.background;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a task is to work on, readable in the database and by the next version of the program. */
final class TaskDataAsJson implements Serializer {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return data == null ? null : MAPPER.writeValueAsBytes(data);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        return data == null ? null : MAPPER.readValue(data, type);
    }
}
