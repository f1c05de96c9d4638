package io.partnerledger.events.naming;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.partnerledger.kernel.cart.Checkout;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.Map;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON of commands, queries and what comes of them; it is read by the same version of the program that wrote it. */
public final class MessageSerializer extends Jackson3Serializer {

    public MessageSerializer() {
        super(builder().jsonMapperBuilderCustomizer(MessageSerializer::telling));
    }

    private static void telling(JsonMapper.Builder mapper) {
        mapper.addMixIn(PartnerOfRecordFacts.Holder.class, WhichOne.class)
                .addMixIn(Checkout.Group.class, WhichOne.class)
                .addMixIn(Refused.class, RefusedInJson.class);
    }

    /** Says which of several it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    private interface WhichOne {}

    /** A refusal that is part of an outcome, without what it is as an exception. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
    @JsonIncludeProperties({"code", "currentState", "parameters"})
    private abstract static class RefusedInJson {

        @JsonCreator
        RefusedInJson(
                @JsonProperty("code") RefusalCode code,
                @JsonProperty("currentState") @Nullable String currentState,
                @JsonProperty("parameters") Map<String, String> parameters) {}
    }
}
