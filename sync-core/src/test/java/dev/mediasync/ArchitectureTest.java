package dev.mediasync;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the real classes, and reports the class that was written to break it. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mediasync");
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("dev.mediasync.fixture");

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("modelUsesNothingOfOurs", HouseRules::modelUsesNothingOfOurs, "ModelThatUsesThePlan"),
                rule("planUsesTheModelOnly", HouseRules::planUsesTheModelOnly, "PlanThatUsesTheSource"),
                rule(
                        "serviceInterfacesUseModelAndPlanOnly",
                        HouseRules::serviceInterfacesUseModelAndPlanOnly,
                        "SourceThatLogs"),
                rule(
                        "sourcesAndRepositoriesDoNotKnowEachOther",
                        HouseRules::sourcesAndRepositoriesDoNotKnowEachOther,
                        "SourceThatKnowsTheRepository"),
                rule(
                        "planningReadsNoClockNoChanceNoOutside",
                        HouseRules::planningReadsNoClockNoChanceNoOutside,
                        "PlanThatReadsTheClock"),
                rule(
                        "publicSignaturesNameNoLibrary",
                        HouseRules::publicSignaturesNameNoLibrary,
                        "SignatureWithAMapper"),
                rule(
                        "onlyTheFrontDoorUsesTheInside",
                        HouseRules::onlyTheFrontDoorUsesTheInside,
                        "OutsideThatReachesIn"));
    }

    private static Arguments rule(String name, Function<HouseRules, ArchRule> rule, String breaker) {
        return Arguments.of(name, rule, breaker);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleHolds(String name, Function<HouseRules, ArchRule> rule, String breaker) {
        rule.apply(new HouseRules("dev.mediasync")).check(OURS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleReportsTheClassThatBreaksIt(String name, Function<HouseRules, ArchRule> rule, String breaker) {
        ArchRule strict = rule.apply(new HouseRules("dev.mediasync.fixture"));
        assertThat(strict.evaluate(BAD).getFailureReport().getDetails())
                .as("reports of %s", name)
                .anyMatch(line -> line.contains(breaker));
    }
}
