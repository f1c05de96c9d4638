package io.partnerledger.standalone.document;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Which commands an event may come of, as the byte code tells: whoever makes the event, or has it made, and is given a
 * command.
 */
final class LeadingCommands {

    private final JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
        // What lies outside makes no events; following it takes seconds.
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.partnerledger.kernel", "io.partnerledger.command");
    });

    SortedSet<Class<?>> to(Class<?> event) {
        SortedSet<Class<?>> commands = new TreeSet<>(Comparator.comparing(Class::getSimpleName));
        Set<JavaCodeUnit> asked = new HashSet<>();
        Deque<JavaCodeUnit> makers = new ArrayDeque<>(classes.get(event).getConstructors());
        while (!makers.isEmpty()) {
            for (JavaAccess<?> access : makers.remove().getAccessesToSelf()) {
                JavaCodeUnit maker = access.getOrigin();
                if (asked.add(maker) && !maker.getOwner().isEquivalentTo(event)) {
                    Set<Class<?>> given = maker.getRawParameterTypes().stream()
                            .filter(LeadingCommands::isCommand)
                            .map(JavaClass::reflect)
                            .collect(toCollection(HashSet::new));
                    commands.addAll(given);
                    if (given.isEmpty()) {
                        makers.add(maker);
                    }
                }
            }
        }
        return commands;
    }

    private static boolean isCommand(JavaClass type) {
        return type.getMembers().stream().anyMatch(member -> member.isAnnotatedWith(TargetAggregateIdentifier.class));
    }
}
