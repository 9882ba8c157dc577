package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void aFingerprintNamesItsPartsInOrderAndHidesTheirValues() {
        String fingerprint =
                Scope.of(Map.of("server", "s1", "account", "ann", "filter", "")).fingerprint();

        assertThat(fingerprint)
                .matches("account:[0-9a-f]{16} filter:[0-9a-f]{16} server:[0-9a-f]{16}")
                .doesNotContain("ann");
        assertThat(Scope.of(Map.of()).fingerprint()).isEmpty();
    }

    @Test
    void whatChangedIsNamed() {
        String before = Scope.of(Map.of("server", "s1", "account", "ann", "policy", "1"))
                .fingerprint();
        String now = Scope.of(Map.of("server", "s1", "account", "bob", "libraries", "2"))
                .fingerprint();

        assertThat(Scope.changed(before, now)).containsExactly("account", "libraries", "policy");
        assertThat(Scope.changed(before, before)).isEmpty();
    }

    @Test
    void scopesWithoutPartsCannotBeToldApart() {
        assertThat(Scope.changed("all of ann", "all of bob")).isEmpty();
        assertThat(Scope.changed(":1 a", ":2 b")).isEmpty();
        assertThat(Scope.changed("", "server:1")).containsExactly("server");
        assertThat(Scope.changed("s:1", "s:2")).containsExactly("s");
    }

    @Test
    void aNameWithOtherThanSmallLettersIsRefused() {
        for (String name : new String[] {"", "a b", "a:b", "Account", "a1"}) {
            assertThatThrownBy(() -> Scope.of(Map.of(name, "x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The name of a scope's part has small letters only: " + name);
        }
    }

    @Test
    void laterChangesOfTheMapDoNotReachIt() {
        Map<String, String> parts = new HashMap<>(Map.of("a", "1"));
        Scope scope = Scope.of(parts);
        parts.put("b", "2");

        assertThat(scope.parts()).containsOnlyKeys("a");
    }

    @Test
    void aPlanNamesThePartThatChanged() {
        String ann = Scope.of(Map.of("server", "s", "account", "ann")).fingerprint();
        String bob = Scope.of(Map.of("server", "s", "account", "bob")).fingerprint();
        SyncPlan plan = new PlannerDriver()
                .recorded(PlannerDriver.movie("a"), PlannerDriver.movie("b"))
                .recordedScope(ann)
                .end(WalkEnd.of(bob))
                .shows(PlannerDriver.movie("a"))
                .plan();

        assertThat(plan.reasons())
                .extracting(Reason::message)
                .containsExactly("The items were recorded in another scope (account), so the 1 absent ones may only be"
                        + " hidden. If they are really gone, approve this plan.");
    }
}
