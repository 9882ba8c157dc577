package dev.mediasync;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** The rules of who may use whom, for any base package, so that each can be shown a class that breaks it. */
record HouseRules(String base) {
    private static final List<String> STOREKEEPERS = List.of(
            "org.jdbi", "org.flywaydb", "tools.jackson", "com.fasterxml.jackson", "org.sqlite", "java.net.http");

    ArchRule modelUsesNothingOfOurs() {
        return classes()
                .that()
                .resideInAPackage(base + ".model")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(base + ".model", "java..", "org.jspecify.."))
                .because("values must be usable by everyone, without pulling anything in");
    }

    ArchRule planUsesTheModelOnly() {
        return classes()
                .that()
                .resideInAPackage(base + ".plan")
                .and(not(theJsonForm()))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(base + ".plan", base + ".model", "java..", "org.jspecify..")
                        .or(theErrors()))
                .because("the planner is pure and can be proved alone; only its JSON form needs a library");
    }

    ArchRule serviceInterfacesUseModelAndPlanOnly() {
        return classes()
                .that()
                .resideInAnyPackage(base + ".source", base + ".repository")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                base + ".source",
                                base + ".repository",
                                base + ".plan",
                                base + ".model",
                                "java..",
                                "org.jspecify..")
                        .or(theErrors()))
                .because("whoever implements them must not depend on the engine");
    }

    ArchRule sourcesAndRepositoriesDoNotKnowEachOther() {
        return noClasses()
                .that()
                .resideInAPackage(base + ".source")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base + ".repository")
                .because("data flows one way: nothing on the left knows the right");
    }

    ArchRule planningReadsNoClockNoChanceNoOutside() {
        DescribedPredicate<JavaClass> outside = resideInAnyPackage(
                        "java.io",
                        "java.nio.file..",
                        "java.net..",
                        "java.util.concurrent..",
                        "org.slf4j..",
                        "java.sql..")
                .or(JavaClass.Predicates.assignableTo(java.util.Random.class))
                .or(JavaClass.Predicates.assignableTo(java.time.Clock.class))
                .or(JavaClass.Predicates.equivalentTo(Thread.class))
                .as("reach outside");
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".plan", base + ".model")
                .should()
                .dependOnClassesThat(outside)
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("equal input must give an equal plan, today and tomorrow");
    }

    ArchRule publicSignaturesNameNoLibrary() {
        return methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(nameNoLibrary())
                .because("a host must be free to use other versions of these libraries, or none");
    }

    ArchRule onlyTheFrontDoorUsesTheInside() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(base, base + ".internal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base + ".internal")
                .because("the inside is free to change");
    }

    private DescribedPredicate<JavaClass> theJsonForm() {
        return DescribedPredicate.describe(
                "the JSON form", type -> type.getName().startsWith(base + ".plan.PlanJson"));
    }

    private DescribedPredicate<JavaClass> theErrors() {
        return DescribedPredicate.describe(
                "the one root of errors",
                type -> type.getName().equals(SyncException.class.getName())
                        || type.getName().equals(ErrorKind.class.getName()));
    }

    private static ArchCondition<JavaMethod> nameNoLibrary() {
        return new ArchCondition<>("name no type of a storage, JSON or HTTP library") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .filter(type -> STOREKEEPERS.stream().anyMatch(type.getPackageName()::startsWith))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " names " + type.getName())));
            }
        };
    }
}
