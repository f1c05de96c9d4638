package io.partnerledger.standalone.document;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.due.DueWork;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.standalone.FirstDifference;
import io.partnerledger.standalone.StandaloneTest;
import io.partnerledger.standalone.golden.AllProjections;
import io.partnerledger.standalone.golden.GoldenHistory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The committed list of events is what the code makes of it today. */
class EventsDocumentTest extends StandaloneTest {

    private static final Path DOCUMENT = Path.of("../docs/events.md");

    /** To be given to write the document anew: {@code -Devents.write=true}. */
    private static final boolean WRITE = Boolean.getBoolean("events.write");

    @Autowired
    private List<Projection> projections;

    @Autowired
    private List<DueWork> agenda;

    @Test
    void the_committed_document_tells_every_event_as_it_is() throws IOException {
        String made = new EventsDocument(
                        EventNames.of(Vocabularies.ALL),
                        GoldenHistory.kinds(),
                        new LeadingCommands(),
                        sentByTheAgenda(),
                        WhatEventsChange.in(AllProjections.with(projections)))
                .text();
        if (WRITE) {
            Files.writeString(DOCUMENT, made);
        }
        assertThat(FirstDifference.between(Files.readString(DOCUMENT), made))
                .as("If an event was meant to change, write docs/events.md anew: its head says how.")
                .isEmpty();
    }

    private Map<Class<?>, String> sentByTheAgenda() {
        return agenda.stream().collect(toMap(EventsDocumentTest::commandOf, DueWork::kind));
    }

    private static Class<?> commandOf(DueWork work) {
        return Arrays.stream(work.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals("command") && !method.isBridge())
                .map(Method::getReturnType)
                .findFirst()
                .orElseThrow();
    }
}
