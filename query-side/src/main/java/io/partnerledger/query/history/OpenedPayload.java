package io.partnerledger.query.history;

import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.privacy.SealedText;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event's payload as its owner may read it: personal data opened, or null once its subject is forgotten. */
@Component
class OpenedPayload {

    private static final Set<String> SEALED = Set.of("subject", "keyVersion", "ciphertext");

    private final JsonMapper mapper = JsonMapper.shared();
    private final PersonalDataVault vault;

    OpenedPayload(PersonalDataVault vault) {
        this.vault = vault;
    }

    JsonNode of(String payload) {
        return opened(mapper.readTree(payload));
    }

    private JsonNode opened(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (Set.copyOf(object.propertyNames()).equals(SEALED)) {
                return vault.open(mapper.treeToValue(object, SealedText.class))
                        .<JsonNode>map(JsonNodeFactory.instance::stringNode)
                        .orElseGet(JsonNodeFactory.instance::nullNode);
            }
            ObjectNode copy = mapper.createObjectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), opened(member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = mapper.createArrayNode();
            array.forEach(element -> copy.add(opened(element)));
            return copy;
        }
        return node;
    }
}
