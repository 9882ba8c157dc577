package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.tck.ContractRules.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each rule is broken by something wrong that the kit catches. */
class WrongRulesTest {
    /** Rules about repositories that nothing wrong breaks yet; a rule leaves the list with its first wrong repository. */
    private static final Set<String> NOT_YET = Set.of(
            "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "L06", "P10", "P3", "P5", "P6", "P8", "P9");

    @Test
    void everyRuleIsBrokenBySomethingWrong() {
        TreeSet<String> unbroken = new TreeSet<>();
        ContractRules.documented().stream().map(Rule::id).forEach(unbroken::add);
        unbroken.removeAll(broken());

        assertThat(unbroken).isEqualTo(new TreeSet<>(NOT_YET));
    }

    @Test
    void noRuleAboutSourcesIsLeftOut() {
        assertThat(NOT_YET).noneMatch(id -> id.startsWith("S"));
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
