package dev.mediasync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.mediasync.fixture.api.BadSignature;
import dev.mediasync.fixture.host.BadHost;
import dev.mediasync.fixture.model.BadModel;
import dev.mediasync.fixture.plan.BadPlan;
import dev.mediasync.fixture.source.BadSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String HOME = "dev.mediasync";
    private static final String FIXTURES = "dev.mediasync.fixture";
    private static final JavaClasses PRODUCTION = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void productionIsLookedAt() {
        assertThat(PRODUCTION.contain(MediaSync.class)).isTrue();
        assertThat(PRODUCTION.contain(BadModel.class)).isFalse();
    }

    @Test
    void modelUsesTheJdkOnly() {
        holds(modelUsesTheJdkOnly(HOME), modelUsesTheJdkOnly(FIXTURES), BadModel.class);
    }

    @Test
    void planUsesTheModelOnly() {
        holds(planUsesTheModelOnly(HOME), planUsesTheModelOnly(FIXTURES), BadPlan.class);
    }

    @Test
    void planAndModelArePure() {
        ArchRule onFixtures = planAndModelArePure(FIXTURES);
        holds(planAndModelArePure(HOME), onFixtures, BadPlan.class);
        holds(planAndModelArePure(HOME), onFixtures, BadModel.class);
        assertThat(onFixtures
                        .evaluate(new ClassFileImporter().importClasses(BadPlan.class))
                        .getFailureReport()
                        .getDetails())
                .anyMatch(line -> line.contains("Instant.now()"))
                .anyMatch(line -> line.contains("System.nanoTime()"))
                .anyMatch(line -> line.contains("RandomGenerator"));
    }

    @Test
    void serviceInterfacesKnowModelAndPlanOnly() {
        holds(
                serviceInterfacesKnowModelAndPlanOnly(HOME),
                serviceInterfacesKnowModelAndPlanOnly(FIXTURES),
                BadSource.class);
    }

    @Test
    void signaturesShowNoLibrary() {
        holds(cleanSignatures(), cleanSignatures(), BadSignature.class);
    }

    @Test
    void internalIsUsedByTheFrontDoorOnly() {
        holds(closedInternals(), closedInternals(), BadHost.class);
    }

    private static void holds(ArchRule onProduction, ArchRule onFixtures, Class<?> bad) {
        onProduction.check(PRODUCTION);
        assertThat(onFixtures
                        .evaluate(new ClassFileImporter().importClasses(bad))
                        .getFailureReport()
                        .getDetails())
                .as("what the rule says of " + bad.getSimpleName())
                .anyMatch(line -> line.contains(bad.getName()));
    }

    private static ArchRule modelUsesTheJdkOnly(String base) {
        return classes()
                .that()
                .resideInAPackage(base + ".model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.mediasync.model", base + ".model")
                .because("the catalogue's values outlive every library that happens to read or store them");
    }

    private static ArchRule planUsesTheModelOnly(String base) {
        return classes()
                .that()
                .resideInAPackage(base + ".plan")
                .and()
                .haveNameNotMatching(".*\\.PlanJson(\\$.*)?")
                .should()
                .onlyDependOnClassesThat(packages(
                                "java.lang..",
                                "java.time..",
                                "java.util..",
                                "org.jspecify..",
                                "dev.mediasync.model",
                                "dev.mediasync.plan",
                                base + ".plan")
                        .or(errors()))
                .because("a plan that knew sources or repositories could not be tried without them");
    }

    private static ArchRule planAndModelArePure(String base) {
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".plan", base + ".model")
                .should()
                .dependOnClassesThat(
                        packages("java.io..", "java.nio.file..", "java.net..", "java.util.random..", "org.slf4j..")
                                .or(JavaClass.Predicates.assignableTo(Clock.class))
                                .or(JavaClass.Predicates.assignableTo(java.util.Random.class))
                                .or(JavaClass.Predicates.assignableTo(Thread.class))
                                .or(packages("java.util.concurrent..")))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("equal input must give equal bytes, today, tomorrow and on every machine");
    }

    private static ArchRule serviceInterfacesKnowModelAndPlanOnly(String base) {
        return classes()
                .that()
                .resideInAnyPackage(base + ".source", base + ".repository")
                .should()
                .onlyDependOnClassesThat(packages(
                                "java..",
                                "org.jspecify..",
                                "dev.mediasync.model",
                                "dev.mediasync.plan",
                                base + ".source",
                                base + ".repository")
                        .or(errors()))
                .because("whoever writes a source or a repository should not need the engine");
    }

    private static ArchRule cleanSignatures() {
        return classes()
                .that()
                .resideOutsideOfPackage("dev.mediasync.internal..")
                .should(SignatureCondition.showNoTypeOf(
                        "org.jdbi", "org.flywaydb", "tools.jackson", "com.fasterxml", "org.sqlite", "java.net.http"))
                .because("a host must be able to use other versions of what we happen to use");
    }

    private static ArchRule closedInternals() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.mediasync", "dev.mediasync.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mediasync.internal..")
                .because("what is internal may change in every release");
    }

    private static DescribedPredicate<JavaClass> packages(String... names) {
        return JavaClass.Predicates.resideInAnyPackage(names);
    }

    private static DescribedPredicate<JavaClass> errors() {
        return JavaClass.Predicates.type(SyncException.class).or(JavaClass.Predicates.type(ErrorKind.class));
    }
}
