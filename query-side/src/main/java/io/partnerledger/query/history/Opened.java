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

/** What its owner may read: personal data opened, or null once its subject is forgotten. */
@Component
class Opened {

    private static final Set<String> SEALED = Set.of("subject", "keyVersion", "ciphertext");

    private final JsonMapper mapper = JsonMapper.shared();
    private final PersonalDataVault vault;

    Opened(PersonalDataVault vault) {
        this.vault = vault;
    }

    JsonNode of(String payload) {
        return opened(mapper.readTree(payload));
    }

    /** Whether it is a sealed text, and not something that holds one. */
    static boolean isSealed(JsonNode node) {
        return node.isObject() && node.size() == SEALED.size() && SEALED.containsAll(node.propertyNames());
    }

    /** With all that is sealed in it opened. */
    JsonNode opened(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (isSealed(object)) {
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
