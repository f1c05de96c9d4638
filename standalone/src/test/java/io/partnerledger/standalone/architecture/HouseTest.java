package io.partnerledger.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.hibernate.annotations.Immutable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;

/** The walls of the house, and that each would be noticed if it fell. */
class HouseTest {

    private static final String HOUSE = "io.partnerledger";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    /** The same rooms, with every rule broken in them. */
    private static final String RUIN = "io.partnerledger.standalone.architecture.broken";

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(RUIN);

    @ParameterizedTest
    @EnumSource(Rule.class)
    void the_house_keeps_the_rule(Rule rule) {
        rule.in(HOUSE).check(CLASSES);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void a_breach_of_the_rule_is_noticed(Rule rule) {
        assertThat(rule.in(RUIN).evaluate(BROKEN).hasViolation()).isTrue();
    }

    /** A misspelt package would make a rule of nothing. */
    @ParameterizedTest
    @EnumSource(Rule.class)
    void a_rule_that_matches_nothing_is_noticed(Rule rule) {
        assertThatThrownBy(() -> rule.in("io.partnerlegder").check(CLASSES)).isInstanceOf(AssertionError.class);
    }

    enum Rule {
        THE_COMMAND_SIDE_NEVER_LOOKS_INTO_THE_QUERY_SIDE {
            @Override
            ArchRule in(String house) {
                return noClasses()
                        .that()
                        .resideInAPackage(house + ".command..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(house + ".query..");
            }
        },
        THE_QUERY_SIDE_NEVER_LOOKS_INTO_THE_COMMAND_SIDE {
            @Override
            ArchRule in(String house) {
                return noClasses()
                        .that()
                        .resideInAPackage(house + ".query..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(house + ".command..");
            }
        },
        THE_KERNEL_IS_PLAIN_JAVA_WITH_AXON_AS_ANNOTATIONS_ON_MESSAGES {
            @Override
            ArchRule in(String house) {
                return classes()
                        .that()
                        .resideInAPackage(house + ".kernel..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", house + ".kernel..")
                                .or(DescribedPredicate.describe(
                                        "are Axon's annotations on messages",
                                        used -> used.isEquivalentTo(TargetAggregateIdentifier.class)
                                                || used.isEquivalentTo(Revision.class))));
            }
        },
        EVENTS_KNOW_THE_KERNEL_ALONE {
            @Override
            ArchRule in(String house) {
                return room(house, "events", "kernel");
            }
        },
        THE_EDGE_KNOWS_THE_KERNEL_ALONE {
            @Override
            ArchRule in(String house) {
                return room(house, "edge", "kernel");
            }
        },
        THE_DIRECTORY_KNOWS_KERNEL_EVENTS_AND_EDGE {
            @Override
            ArchRule in(String house) {
                return room(house, "directory", "kernel", "events", "edge");
            }
        },
        NOBODY_SPEAKS_WITH_THE_JACKSON_OF_OLD {
            @Override
            ArchRule in(String house) {
                return noClasses()
                        .that()
                        .resideInAPackage(house + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.fasterxml.jackson.databind..");
            }
        },
        ENTITIES_ARE_READ_ONLY {
            @Override
            ArchRule in(String house) {
                return classes()
                        .that(resideInAPackage(house + "..").and(annotated(Entity.class)))
                        .should()
                        .beAnnotatedWith(Immutable.class);
            }
        },
        ENTITIES_LIVE_ON_THE_QUERY_SIDE {
            @Override
            ArchRule in(String house) {
                return classes()
                        .that(resideInAPackage(house + "..").and(annotated(Entity.class)))
                        .should()
                        .resideInAPackage(house + ".query..");
            }
        },
        NOTHING_IS_INJECTED_INTO_FIELDS {
            @Override
            ArchRule in(String house) {
                return noFields()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(house + "..")
                        .should()
                        .beAnnotatedWith(Autowired.class)
                        .orShould()
                        .beAnnotatedWith(Value.class)
                        .orShould()
                        .beAnnotatedWith(Resource.class)
                        .orShould()
                        .beAnnotatedWith(PersistenceContext.class);
            }
        },
        NAMES_COME_FROM_THE_TRADE {
            @Override
            ArchRule in(String house) {
                return noClasses()
                        .that()
                        .resideInAPackage(house + "..")
                        .should()
                        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|DTO)");
            }
        },
        CONTROLLERS_ARE_PUBLIC_ONLY_WHERE_ANOTHER_PACKAGE_NEEDS_THEM {
            @Override
            ArchRule in(String house) {
                return classes()
                        .that(resideInAPackage(house + "..").and(annotated(Controller.class)))
                        .should(NOT_BE_PUBLIC_WITHOUT_NEED);
            }
        },
        AGGREGATES_ARE_PUBLIC_ONLY_WHERE_ANOTHER_PACKAGE_NEEDS_THEM {
            @Override
            ArchRule in(String house) {
                return classes()
                        .that(resideInAPackage(house + "..").and(annotated(Aggregate.class)))
                        .should(NOT_BE_PUBLIC_WITHOUT_NEED);
            }
        },
        CAPABILITIES_OF_THE_COMMAND_SIDE_GO_IN_NO_CIRCLE {
            @Override
            ArchRule in(String house) {
                return slices().matching(house + ".command.(*)..").should().beFreeOfCycles();
            }
        };

        abstract ArchRule in(String house);

        /** A room may use what is in it, in the rooms named, and whatever isn't ours. */
        private static ArchRule room(String house, String room, String... others) {
            String[] allowed = Stream.concat(Stream.of(room), Arrays.stream(others))
                    .map(each -> house + "." + each + "..")
                    .toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideInAPackage(house + "." + room + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(house + "..").and(not(resideInAnyPackage(allowed))));
        }

        private static DescribedPredicate<JavaClass> annotated(Class<? extends java.lang.annotation.Annotation> with) {
            return DescribedPredicate.describe(
                    "are annotated with " + with.getSimpleName(),
                    type -> type.isAnnotatedWith(with) || type.isMetaAnnotatedWith(with));
        }
    }

    private static final ArchCondition<JavaClass> NOT_BE_PUBLIC_WITHOUT_NEED =
            new ArchCondition<>("be public only where another package needs them") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean needed = type.getDirectDependenciesToSelf().stream()
                            .anyMatch(use ->
                                    !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                    boolean open = type.getModifiers().contains(JavaModifier.PUBLIC);
                    events.add(new SimpleConditionEvent(
                            type, !open || needed, type.getName() + " is public and nobody outside uses it"));
                }
            };
}
