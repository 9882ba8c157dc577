package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.tck.ContractRules.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each rule is broken by something wrong that the kit catches. */
class WrongRulesTest {
    /** Rules that hold whatever a repository or a source answers, because the core alone decides about them. */
    private static final Set<String> KEPT_BY_THE_CORE_ALONE = Set.of("A04", "M13", "P10", "P8");

    @Test
    void everyRuleIsBrokenBySomethingWrong() {
        TreeSet<String> unbroken = new TreeSet<>();
        ContractRules.documented().stream().map(Rule::id).forEach(unbroken::add);
        unbroken.removeAll(broken());

        assertThat(unbroken).isEqualTo(new TreeSet<>(KEPT_BY_THE_CORE_ALONE));
    }

    @Test
    void noRuleAboutSourcesIsLeftOut() {
        assertThat(KEPT_BY_THE_CORE_ALONE).noneMatch(id -> id.startsWith("S"));
    }

    @Test
    void somethingWrongBreaksAKnownRule() {
        List<String> known = ContractRules.documented().stream().map(Rule::id).toList();

        assertThat(known).containsAll(broken());
    }

    private static Set<String> broken() {
        Set<String> broken = new TreeSet<>();
        for (Class<?> wrong : ContractRules.classes(WrongSourcesTest.class, "Wrong\\w+Test")) {
            for (var test : wrong.getDeclaredMethods()) {
                if (test.isAnnotationPresent(Test.class)) {
                    ContractRules.id(test).ifPresent(broken::add);
                }
            }
        }
        return broken;
    }
}
