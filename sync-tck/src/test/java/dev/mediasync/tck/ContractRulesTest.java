package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.tck.ContractRules.Rule;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page of rules and the tests of the contract classes say the same. */
class ContractRulesTest {
    @Test
    void everyRuleHasAnIdOfItsOwnAForceAndASentence() {
        List<Rule> rules = ContractRules.documented();

        assertThat(rules).isNotEmpty().extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(rules).extracting(Rule::force).containsOnly("MUST", "SHOULD");
        assertThat(rules).extracting(Rule::sentence).allMatch(sentence -> sentence.matches("[A-Z].{9,}\\."));
    }

    @Test
    void everyTestHasAnIdAndANameOfItsOwn() {
        List<Method> tests = ContractRules.tested();

        assertThat(tests).extracting(Method::getName).doesNotHaveDuplicates();
        assertThat(tests)
                .as("tests without an id")
                .allMatch(test -> ContractRules.id(test).isPresent());
    }

    /** Fails with the rows that are missing on the page, and those that name no test. */
    @Test
    void everyRuleHasItsTestsAndEveryTestItsRule() {
        TreeSet<String> written = new TreeSet<>();
        ContractRules.documented().forEach(rule -> rule.tests().forEach(test -> written.add(rule.id() + " " + test)));
        TreeSet<String> tried = new TreeSet<>();
        ContractRules.tested().forEach(test -> tried.add(ContractRules.id(test).orElse("?") + " " + test.getName()));

        assertThat(written).as("rules and tests in " + ContractRules.PAGE).isEqualTo(tried);
    }

    @Test
    void everyRuleNamesATest() {
        assertThat(ContractRules.documented()).allMatch(rule -> !rule.tests().isEmpty());
    }

    @Test
    void theContractsAreFound() {
        List<String> found = new ArrayList<>();
        ContractRules.classes(MediaSourceContract.class, "\\w+Contract")
                .forEach(contract -> found.add(contract.getSimpleName()));

        assertThat(found)
                .contains(
                        "ApplyContract",
                        "BrowsingContract",
                        "ExchangeContract",
                        "ExchangePropertiesContract",
                        "FeedContract",
                        "LeaseContract",
                        "LibrariesContract",
                        "LyingServerContract",
                        "MediaSourceContract",
                        "ModesContract",
                        "MovingServerContract",
                        "OutboxContract",
                        "PlanPropertiesContract",
                        "ReadingContract",
                        "RetentionContract",
                        "RunRecordsContract",
                        "SearchContract",
                        "SimulationContract",
                        "UserStateContract",
                        "WatchingContract",
                        "WhyContract",
                        "WithheldContract");
    }
}
