package io.partnerledger.events.following;

import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** A column of a projection's table, and how its values get there and back. */
record Column(String name, RecordComponent component, String sqlType) {

    private static final String JSON = "jsonb";
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Map<Class<?>, String> SQL_TYPES = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(UUID.class, "uuid"),
            Map.entry(Instant.class, "timestamptz"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(long.class, "bigint"),
            Map.entry(Long.class, "bigint"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"));

    static Column of(RecordComponent component) {
        component.getAccessor().setAccessible(true);
        String snakeCase =
                component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
        return new Column(snakeCase, component, SQL_TYPES.getOrDefault(component.getType(), JSON));
    }

    /** JSON travels as text: the driver knows no arrays of it. */
    String arrayType() {
        return sqlType.equals(JSON) ? "text" : sqlType;
    }

    /** Of the type that the driver sends as it is, where there is one; of others it writes and escapes text. */
    Object[] jdbcArray(int length) {
        return switch (arrayType()) {
            case "text" -> new String[length];
            case "bigint" -> new Long[length];
            case "integer" -> new Integer[length];
            case "boolean" -> new Boolean[length];
            default -> new Object[length];
        };
    }

    String fromArray() {
        return sqlType.equals(JSON) ? "r." + name + "::jsonb" : "r." + name;
    }

    Object valueIn(Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value as the driver takes it. */
    Object toJdbc(Object value) {
        if (value == null) {
            return null;
        } else if (value instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        } else {
            return sqlType.equals(JSON) ? MAPPER.writeValueAsString(value) : value;
        }
    }

    Object read(ResultSet result, int index) throws SQLException {
        Class<?> type = component.getType();
        if (sqlType.equals(JSON)) {
            String json = result.getString(index);
            JavaType javaType = MAPPER.getTypeFactory().constructType(component.getGenericType());
            return json == null ? null : MAPPER.readValue(json, javaType);
        } else if (type == Instant.class) {
            OffsetDateTime time = result.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        } else if (type == String.class) {
            return result.getString(index);
        } else if (type == boolean.class) {
            return result.getBoolean(index);
        } else if (type == int.class) {
            return result.getInt(index);
        } else if (type == long.class) {
            return result.getLong(index);
        }
        return result.getObject(index, type);
    }
}
