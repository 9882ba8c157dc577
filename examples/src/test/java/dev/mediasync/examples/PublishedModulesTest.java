package dev.mediasync.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that only all published modules together can keep; each is shown a class that breaks it. */
class PublishedModulesTest {
    private static final JavaClasses PUBLISHED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mediasync", "dev.mediasync.local", "dev.mediasync.sqlite");
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("dev.mediasync.examples.fixture");
    private static final List<String> LIBRARIES = List.of(
            "org.jdbi", "org.flywaydb", "tools.jackson", "com.fasterxml.jackson", "org.sqlite", "java.net.http");

    private static ArchRule backendsKnowNoRepository(String base) {
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".local..", base + ".plex..", base + ".jellyfin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(base + ".repository..", base + ".memory..", base + ".sqlite..", base + ".internal")
                .because("data flows one way: nothing on the left knows the right");
    }

    private static ArchRule repositoriesKnowNoBackend(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + ".sqlite..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(base + ".local..", base + ".plex..", base + ".jellyfin..", base + ".internal..")
                .because("a store takes whatever a plan says, from any source");
    }

    private static ArchRule cleanSignatures() {
        return noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and(DescribedPredicate.describe("are not the runner's", PublishedModulesTest::published))
                .should()
                .haveRawReturnType(ofALibrary())
                .orShould()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "with one of a library", types -> types.stream().anyMatch(ofALibrary())))
                .because("a host must be free to use other versions of these libraries, or none");
    }

    private static boolean published(JavaMethod method) {
        return !method.getOwner().getPackageName().equals("dev.mediasync.examples");
    }

    private static DescribedPredicate<JavaClass> ofALibrary() {
        return DescribedPredicate.describe(
                "a type of a storage, JSON or HTTP library",
                type -> LIBRARIES.stream().anyMatch(type.getPackageName()::startsWith));
    }

    private static void reports(ArchRule rule, String breaker) {
        assertThat(rule.evaluate(BAD).getFailureReport().getDetails()).anyMatch(line -> line.contains(breaker));
    }

    @Test
    void backendsKnowNoRepository() {
        backendsKnowNoRepository("dev.mediasync").check(PUBLISHED);
        reports(backendsKnowNoRepository("dev.mediasync.examples.fixture"), "BackendThatStores");
    }

    @Test
    void repositoriesKnowNoBackend() {
        repositoriesKnowNoBackend("dev.mediasync").check(PUBLISHED);
        reports(repositoriesKnowNoBackend("dev.mediasync.examples.fixture"), "StoreThatKnowsABackend");
    }

    @Test
    void signaturesNameNoLibrary() {
        cleanSignatures().check(PUBLISHED);
        reports(cleanSignatures(), "SignatureWithAMapper");
    }
}
