package io.partnerledger.query.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * That one field of a subject's state became another.
 *
 * @param field its path, such as {@code term.end} or {@code lines[1].quantity}; an element that came to a list or left it
 *     is one field
 * @param from null where there was nothing before
 * @param to null where there is nothing after
 */
record Change(String field, JsonNode from, JsonNode to) {

    /** All that is otherwise after than before, personal data still sealed. */
    static List<Change> between(@Nullable Record before, Record after) {
        List<Change> changes = new ArrayList<>();
        compare("", before == null ? MissingNode.getInstance() : ShownState.of(before), ShownState.of(after), changes);
        return List.copyOf(changes);
    }

    /** With personal data opened. */
    Change opened(Opened opened) {
        return new Change(field, opened.opened(from), opened.opened(to));
    }

    /** Whether it is one to a reader, too: the same text sealed anew is none; what nobody opens any more, still is. */
    boolean isOne() {
        return from.isNull() || !from.equals(to);
    }

    private static void compare(String field, JsonNode from, JsonNode to, List<Change> changes) {
        if (isObject(from) && isObject(to) || isObject(from) && isNothing(to) || isNothing(from) && isObject(to)) {
            members(from, to)
                    .forEach(member -> compare(
                            field.isEmpty() ? member : field + "." + member,
                            from.path(member),
                            to.path(member),
                            changes));
        } else if (ofObjects(from) || ofObjects(to)) {
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                element(field + "[" + i + "]", from.path(i), to.path(i), changes);
            }
        } else {
            different(field, from, to, changes);
        }
    }

    /** What came or went as a whole is told as a whole. */
    private static void element(String field, JsonNode from, JsonNode to, List<Change> changes) {
        if (isNothing(from) || isNothing(to)) {
            different(field, from, to, changes);
        } else {
            compare(field, from, to, changes);
        }
    }

    private static void different(String field, JsonNode from, JsonNode to, List<Change> changes) {
        JsonNode before = orNull(from);
        JsonNode after = orNull(to);
        if (!before.equals(after) && !(isEmpty(before) && isEmpty(after))) {
            changes.add(new Change(field, before, after));
        }
    }

    private static Set<String> members(JsonNode from, JsonNode to) {
        Set<String> members = new LinkedHashSet<>(from.propertyNames());
        members.addAll(to.propertyNames());
        return members;
    }

    /** Something sealed is one value, whatever it is made of. */
    private static boolean isObject(JsonNode node) {
        return node.isObject() && !Opened.isSealed(node);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isNull() || node.isArray() && node.isEmpty();
    }

    private static boolean ofObjects(JsonNode array) {
        return array.isArray() && !array.isEmpty() && array.get(0).isObject();
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? JsonNodeFactory.instance.nullNode() : node;
    }
}
