package io.partnerledger.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.privacy.SealedText;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredEventsTest {

    private static final Set<Type> PLAIN = Set.of(
            String.class,
            int.class,
            long.class,
            boolean.class,
            Integer.class,
            Boolean.class,
            Instant.class,
            LocalDate.class,
            SealedText.class);

    @Test
    void all_events_are_found() throws Exception {
        assertThat(events()).hasSizeGreaterThan(25);
    }

    @Test
    void no_two_events_share_a_name() throws Exception {
        assertThat(events().map(event -> event.getAnnotation(EventName.class).value()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_a_record_with_a_name_and_a_revision(Class<?> event) {
        assertThat(event).isRecord().hasAnnotations(EventName.class, Revision.class);
        assertThat(event.getAnnotation(EventName.class).value()).matches("partner-ledger\\.[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_holds_nothing_that_depends_on_classes_of_the_domain(Class<?> event) {
        assertThat(event.getRecordComponents()).allSatisfy(StoredEventsTest::assertPlain);
    }

    private static void assertPlain(RecordComponent component) {
        assertPlain(component.getGenericType(), component.toString());
    }

    private static void assertPlain(Type type, String where) {
        if (type instanceof ParameterizedType parameterized) {
            assertThat(parameterized.getRawType()).as(where).isIn(List.class, Map.class);
            Stream.of(parameterized.getActualTypeArguments()).forEach(argument -> assertPlain(argument, where));
        } else if (type instanceof Class<?> nested && nested.isRecord() && !PLAIN.contains(nested)) {
            assertThat(nested.getRecordComponents()).allSatisfy(part -> {
                // An identifier is stored as what it is made of.
                assertThat(nested.getSimpleName()).as(where).doesNotEndWith("Id");
                assertPlain(part);
            });
        } else {
            assertThat(type).as(where).isIn(PLAIN);
        }
    }

    static Stream<Class<?>> events() throws IOException, URISyntaxException {
        Path classes = Path.of(LedgerEvent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files
                    .map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .<Class<?>>map(file -> classNamed(
                            file.substring(0, file.length() - ".class".length()).replace('/', '.')))
                    .filter(type -> LedgerEvent.class.isAssignableFrom(type) && !type.isInterface())
                    .toList()
                    .stream();
        }
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
