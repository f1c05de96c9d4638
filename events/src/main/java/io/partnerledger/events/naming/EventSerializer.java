package io.partnerledger.events.naming;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as JSON under their stored names, so that classes may move without history noticing. */
public final class EventSerializer extends Jackson3Serializer {

    private final EventNames names;

    public EventSerializer(EventNames names) {
        super(builder().disableCachingOfUnknownClasses().jsonMapperBuilderCustomizer(EventSerializer::stable));
        this.names = names;
    }

    /** The settings that decide how stored JSON looks; changing one changes history's shape. */
    private static void stable(JsonMapper.Builder mapper) {
        mapper.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    /** Refuses what has no stored name: under its class name nobody could ever read it. */
    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        return type == MetaData.class
                ? super.typeForClass(type)
                : names.storedTypeOf(type)
                        .orElseThrow(() -> new SerializationException(
                                type + " has no stored name: it belongs to no vocabulary of events."));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return type.getName().equals(MetaData.class.getName()) ? MetaData.class : names.classOf(type);
    }
}
