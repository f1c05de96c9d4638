package io.partnerledger.standalone.document;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.upcasting.Upcaster;
import io.partnerledger.events.upcasting.Upcasters;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.standalone.openapi.Javadoc;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** Every event there is, for whoever reads the ledger's history: made from the code and its Javadoc. */
final class EventsDocument {

    private static final String HEAD = """
            # Events

            What the ledger keeps for ever. Each event is stored under a name and a revision, in the stream of what it is \
            about, as JSON with these members; who asked for it stands in its metadata. It is also an entry of its \
            subject's history (`/ledger/history`), but for `customer-domain`, `partnership-slot`, `pla` and `tenant`, which \
            only keep ids apart and are no subjects; and where it has a `distributorId`, it is a line of that distributor's \
            export (`/ledger/events`).

            This page is written from the code: `./mvnw -pl standalone -am test -Dtest=EventsDocumentTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Devents.write=true`. How an event is changed, though it is stored \
            already: [upgrade.md](operations/upgrade.md).

            - *Comes of*: the commands that may lead to it; where the ledger itself sends them when their time has come, \
            the kind of work on its agenda.
            - *Changes*: the projections, and what in them, as observed while the golden history is folded. `due` is the \
            agenda, `directory` and `past_directory` are what partners of record are judged by, `webhook` is what \
            receivers are told, `audit` what Partner Center calls audit records.
            - **sealed**: personal data, encrypted under the key of the stream it names; `{"subject","keyVersion",\
            "ciphertext"}`.
            - Members that many have: `…At` is when it was decided; `effectiveAt`, `source` and `evidence` are what whoever \
            recorded a fact says of it, and are not judged by; `requestKey` tells one request from another, so that a \
            repeat changes nothing; a PLA ID in itself is `plaId`, as partner of record it is `partnerOfRecord`; \
            `judgedAtPosition` is the position of the facts a verdict rested on; what is called `former…` was so before.
            """;

    private final EventNames names;
    private final Upcasters upcasters;
    private final Map<String, String> kinds;
    private final LeadingCommands commands;
    private final Map<Class<?>, String> sentByTheAgenda;
    private final WhatEventsChange changes;
    private final Javadoc javadoc = new Javadoc();
    private final SortedMap<String, Class<?>> parts = new TreeMap<>();

    /**
     * @param kinds of streams, by the name an event is stored under
     * @param sentByTheAgenda kinds of work, by the command that is sent
     */
    EventsDocument(
            EventNames names,
            Map<String, String> kinds,
            LeadingCommands commands,
            Map<Class<?>, String> sentByTheAgenda,
            WhatEventsChange changes) {
        this.names = names;
        this.upcasters = Upcasters.of(names, Upcasters.ALL);
        this.kinds = kinds;
        this.commands = commands;
        this.sentByTheAgenda = sentByTheAgenda;
        this.changes = changes;
    }

    String text() {
        TreeMap<String, List<Class<?>>> byKind = names.all().stream()
                .sorted(comparing(event -> nameOf(event)))
                .collect(groupingBy(event -> kinds.get(nameOf(event)), TreeMap::new, toList()));
        StringBuilder text = new StringBuilder(HEAD);
        text.append("\n| Stream | Events |\n|---|---|\n");
        byKind.forEach((kind, events) -> text.append("| [`" + kind + "`](#" + kind + ") | "
                + events.stream()
                        .map(event -> "[" + shortNameOf(event) + "](#" + shortNameOf(event) + ")")
                        .collect(joining(", "))
                + " |\n"));
        byKind.forEach((kind, events) -> {
            text.append("\n## " + kind + "\n");
            vocabularyOf(events)
                    .map(javadoc::of)
                    .filter(Objects::nonNull)
                    .forEach(sentence -> text.append("\n" + sentence + "\n"));
            events.forEach(event -> text.append(event(event)));
        });
        text.append("\n## Parts\n\nWhat members are made of that are neither texts nor numbers.\n");
        Set<String> told = new TreeSet<>();
        while (!told.containsAll(parts.keySet())) {
            List.copyOf(parts.entrySet()).stream()
                    .filter(part -> told.add(part.getKey()))
                    .forEach(part -> text.append("\n### " + part.getKey() + "\n\n"
                            + Objects.requireNonNullElse(javadoc.of(part.getValue()), "") + "\n\n"
                            + members(part.getValue())));
        }
        return text.toString();
    }

    private Stream<Class<? extends LedgerEvent>> vocabularyOf(List<Class<?>> events) {
        return Vocabularies.ALL.stream()
                .filter(Class::isInterface)
                .filter(vocabulary -> vocabulary.isAssignableFrom(events.get(0)));
    }

    private String event(Class<?> event) {
        SerializedType type = names.storedTypeOf(event).orElseThrow();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Stored as", "`" + type.getName() + "`, revision " + type.getRevision());
        facts.put("Comes of", comesOf(event));
        facts.put("Changes", changes(event));
        facts.put("Before", before(type));
        return "\n### " + shortNameOf(event) + "\n\n"
                + Objects.requireNonNull(javadoc.of(event), () -> event + " has no Javadoc.") + "\n\n"
                + facts.entrySet().stream()
                        .filter(fact -> !fact.getValue().isEmpty())
                        .map(fact -> "- " + fact.getKey() + ": " + fact.getValue() + "\n")
                        .collect(joining())
                + "- In the code: " + link(event) + "\n\n"
                + members(event);
    }

    private String nameOf(Class<?> event) {
        return names.storedTypeOf(event).orElseThrow().getName();
    }

    private String shortNameOf(Class<?> event) {
        return nameOf(event).substring("partner-ledger.".length());
    }

    private String comesOf(Class<?> event) {
        SortedSet<Class<?>> leading = commands.to(event);
        if (leading.isEmpty()) {
            throw new AssertionError("No command leads to " + event + ".");
        }
        return leading.stream()
                .map(command -> link(command)
                        + (sentByTheAgenda.containsKey(command)
                                ? " (agenda: `" + sentByTheAgenda.get(command) + "`)"
                                : ""))
                .collect(joining(", "));
    }

    private String changes(Class<?> event) {
        return changes.of(event).entrySet().stream()
                .filter(projection -> !projection.getKey().equals("history"))
                .map(projection -> "`" + projection.getKey() + "`"
                        + (projection.getValue().equals(Set.of(projection.getKey()))
                                ? ""
                                : " (" + String.join(", ", projection.getValue()) + ")"))
                .collect(joining(", "));
    }

    private String before(SerializedType type) {
        return Upcasters.ALL.stream()
                .filter(change -> leadsTo(change, type))
                .sorted(comparing((Upcaster change) -> change.from().getName())
                        .thenComparing(change -> Integer.valueOf(change.from().getRevision())))
                .map(change -> "`" + change.from().getName() + "`, revision "
                        + change.from().getRevision() + ", until "
                        + link(change.getClass()) + ": " + javadoc.of(change.getClass()))
                .collect(joining("<br>"));
    }

    private boolean leadsTo(Upcaster change, SerializedType type) {
        SerializedType reached =
                new SimpleSerializedType(change.to().getName(), change.to().getRevision());
        return reached.equals(type)
                || upcasters
                        .changeOf(reached)
                        .filter(next -> leadsTo(next, type))
                        .isPresent();
    }

    private String members(Class<?> record) {
        RecordComponent[] members = record.getRecordComponents();
        boolean told = Arrays.stream(members).anyMatch(member -> javadoc.of(member) != null);
        return (told ? "| Member | Type | |\n|---|---|---|\n" : "| Member | Type |\n|---|---|\n")
                + Arrays.stream(members)
                        .map(member -> "| `" + member.getName() + "` | " + typeOf(member)
                                + (told ? " | " + Objects.requireNonNullElse(javadoc.of(member), "") : "") + " |\n")
                        .collect(joining());
    }

    private String typeOf(RecordComponent member) {
        boolean optional = member.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return typeOf(member.getGenericType()) + (optional ? ", may be absent" : "");
    }

    private String typeOf(Type type) {
        if (type instanceof ParameterizedType collection) {
            String elements = Arrays.stream(collection.getActualTypeArguments())
                    .map(this::typeOf)
                    .collect(joining(" to "));
            return (collection.getRawType() == Map.class ? "map, " : "list of ") + elements;
        }
        Map<Type, String> plain = Map.of(
                String.class, "text",
                int.class, "number",
                Integer.class, "number",
                long.class, "number",
                boolean.class, "true or false",
                Boolean.class, "true or false",
                Instant.class, "time",
                LocalDate.class, "day",
                SealedText.class, "**sealed**");
        String told = plain.get(type);
        if (told != null) {
            return told;
        }
        Class<?> part = (Class<?>) type;
        String name =
                part.getName().substring(part.getPackageName().length() + 1).replace('$', '.');
        parts.put(name, part);
        return "[" + name + "](#" + name.toLowerCase().replace(".", "") + ")";
    }

    private static String link(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        String path = "/src/main/java/" + outermost.getName().replace('.', '/') + ".java";
        String module = Stream.of("shared-kernel", "events")
                .filter(each -> Files.exists(Path.of("..", each + path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no source of " + type));
        return "[" + type.getSimpleName() + "](../" + module + path + ")";
    }
}
