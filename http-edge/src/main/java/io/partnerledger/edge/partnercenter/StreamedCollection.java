package io.partnerledger.edge.partnercenter;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A whole list, however long: each item is written as it comes and kept no longer.
 *
 * <p>It reads as {@link ResourceCollection} does, only that the number of items comes after them. If one can't be had
 * in the middle, the answer breaks off and is no JSON, and so does its connection.
 *
 * @param items asked for once
 */
@JsonSerialize(using = StreamedCollection.Writing.class)
public record StreamedCollection<T>(Iterable<T> items, Link self) implements PartnerCenterMessage {

    static final class Writing extends StdSerializer<StreamedCollection<?>> {

        Writing() {
            super(StreamedCollection.class);
        }

        @Override
        public void serialize(StreamedCollection<?> list, JsonGenerator json, SerializationContext context) {
            int count = 0;
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            for (Object item : list.items()) {
                context.writeValue(json, item);
                count++;
            }
            json.writeEndArray();
            json.writeNumberProperty("totalCount", count);
            context.defaultSerializeProperty("links", new Links(list.self(), null, null), json);
            context.defaultSerializeProperty("attributes", Attributes.of("Collection"), json);
            json.writeEndObject();
        }
    }
}
