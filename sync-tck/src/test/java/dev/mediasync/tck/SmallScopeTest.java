package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.memory.InMemoryRepository;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every case of a small scope, in memory: all libraries of {@link Shape}, each of up to three items.
 *
 * <p>Three products are exhaustive. With every single change and every pair of plain ones: no fault and each fault. With
 * every single change: each pair of faults. With every single change, and no fault or a decisive one: every call of the
 * repository, which fails before its effect or is the last thing that the process does. Pairs of changes or of faults
 * together with a crash are left to the simulation.
 */
class SmallScopeTest {
    @Test
    void everyCaseEndsInTheTruth() {
        SmallScope scope = new SmallScope(InMemoryRepository::new, EnumSet.allOf(Perturbation.class));

        scope.goThrough();

        Map<SmallScope.Product, Long> expected = new EnumMap<>(SmallScope.Product.class);
        expected.put(SmallScope.Product.CHANGES, 11_628L);
        expected.put(SmallScope.Product.FAULTS, 30_720L);
        expected.put(SmallScope.Product.CRASHES, 37_730L);
        System.out.println("Small scope: " + scope.sizes() + " cases");
        assertThat(scope.failures()).isEmpty();
        assertThat(scope.sizes()).isEqualTo(expected);
    }
}
