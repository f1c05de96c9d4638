package io.partnerledger.events.naming;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.partnerledger.kernel.cart.CartLine;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.gdap.GdapTerminationReason;
import io.partnerledger.kernel.order.AddOn;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderLine;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.partnership.RemovalAttestation;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.CspAuthorization;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.tenant.TenantRole;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the store is there for ever: this is what it looks like, and it reads back as what it was. */
class StoredEventsTest {

    private static final EventNames NAMES = EventNames.of(Vocabularies.ALL);
    private static final EventSerializer SERIALIZER = new EventSerializer(NAMES);

    /** Few on purpose: each reads the same in ten years, in any language. */
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            boolean.class,
            Boolean.class,
            Instant.class,
            LocalDate.class,
            SealedText.class);

    /** What events are made of besides: named one by one, so that no identifier or value of the domain slips in. */
    private static final Set<Class<?>> PARTS = Set.of(
            AddOn.class,
            BillingContact.class,
            CartLine.class,
            OrderLine.class,
            RecordedVerdict.class,
            RecordedVerdict.Failure.class,
            RemovalAttestation.class);

    static Stream<Class<?>> kinds() {
        return NAMES.all().stream()
                .sorted(Comparator.comparing(kind -> typeOf(kind).getName()));
    }

    static Stream<StoredForm> forms() {
        return kinds().flatMap(kind -> StoredForm.of(kind, typeOf(kind)));
    }

    private static SerializedType typeOf(Class<?> kind) {
        return NAMES.storedTypeOf(kind).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void an_event_is_stored_as_approved(StoredForm form) {
        String json = ApprovedJson.pretty(
                SERIALIZER.serialize(form.event(), String.class).getData());
        String approved = ApprovedJson.of(form.file());

        if (!json.equals(approved)) {
            assertThat(json)
                    .as(
                            "%s has changed; what would be stored now lies in %s",
                            form.file(), ApprovedJson.received(form.file(), json))
                    .isEqualTo(approved);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void what_was_stored_as_approved_reads_back_as_the_same_event(StoredForm form) {
        SerializedObject<String> stored = new SimpleSerializedObject<>(
                ApprovedJson.of(form.file()), String.class, typeOf(form.event().getClass()));

        assertThat(SERIALIZER.<String, Object>deserialize(stored)).isEqualTo(form.event());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_sample_of_an_event_leaves_nothing_out(Class<?> kind) {
        assertThat(absentIn((Record) KantosHistory.eventOf(kind).orElseThrow())).isEmpty();
    }

    private static Stream<String> absentIn(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().flatMap(StoredEventsTest::absentIn);
        }
        return value instanceof Record row
                ? StoredForm.components(row).flatMap(component -> absentIn(component, row))
                : Stream.empty();
    }

    private static Stream<String> absentIn(RecordComponent component, Record row) {
        Object value = StoredForm.valueOf(component, row);
        boolean absent = value == null
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        return absent ? Stream.of(component.getName()) : absentIn(value);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_event_holds_only_what_reads_the_same_in_ten_years(Class<?> kind) {
        assertThat(kind).isRecord();
        assertThat(otherThanPlain(kind)).isEmpty();
    }

    private static Stream<String> otherThanPlain(Class<?> row) {
        return Arrays.stream(row.getRecordComponents())
                .flatMap(component -> otherThanPlain(component.getGenericType())
                        .map(type -> row.getSimpleName() + "." + component.getName() + ": " + type));
    }

    private static Stream<String> otherThanPlain(Type type) {
        if (type instanceof ParameterizedType collection
                && Set.of(List.class, Map.class).contains(collection.getRawType())) {
            return Arrays.stream(collection.getActualTypeArguments()).flatMap(StoredEventsTest::otherThanPlain);
        }
        if (PLAIN.contains(type)) {
            return Stream.empty();
        }
        return PARTS.contains(type) ? otherThanPlain((Class<?>) type) : Stream.of(type.getTypeName());
    }

    @Test
    void every_approved_form_is_the_form_of_an_event() {
        assertThat(ApprovedJson.files()).isEqualTo(forms().map(StoredForm::file).collect(Collectors.toSet()));
    }

    @Test
    void every_name_is_the_ledgers_and_every_revision_a_number() {
        assertThat(kinds().map(StoredEventsTest::typeOf)).isNotEmpty().allSatisfy(type -> {
            assertThat(type.getName()).matches("partner-ledger\\.[a-z]+(-[a-z]+)*");
            assertThat(type.getRevision()).matches("[1-9][0-9]*");
        });
        assertThat(kinds().map(kind -> typeOf(kind).getName())).doesNotHaveDuplicates();
    }

    @Test
    void the_vocabularies_hold_every_event_of_the_kernel() {
        Set<String> inTheKernel = classesOfTheKernel().stream()
                .filter(assignableTo(LedgerEvent.class))
                .filter(type -> !type.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inTheKernel)
                .isNotEmpty()
                .isEqualTo(kinds().map(Class::getName).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static JavaClasses classesOfTheKernel() {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            // Only the kernel's own classes matter; following what they use takes seconds.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.partnerledger.kernel");
        });
    }

    /** They follow the constants' names: renaming a constant must not rename what is stored. */
    @Test
    void what_events_say_in_code_words_is_said_in_these() {
        assertThat(Arrays.stream(TenantRole.values()).map(TenantRole::code)).containsExactly("distributor", "reseller");
        assertThat(Arrays.stream(CspAuthorization.values()).map(CspAuthorization::code))
                .containsExactly("authorized", "revoked");
        assertThat(Arrays.stream(LocationStatus.values()).map(LocationStatus::code))
                .containsExactly("pending", "authorized", "rejected", "retired");
        assertThat(Arrays.stream(GdapTerminationReason.values()).map(GdapTerminationReason::code))
                .containsExactly("tenant-suspended", "requested", "expired");
        assertThat(Arrays.stream(BillingCycle.values()).map(BillingCycle::code))
                .containsExactly("unknown", "monthly", "annual", "triennial", "one_time", "none");
    }
}
