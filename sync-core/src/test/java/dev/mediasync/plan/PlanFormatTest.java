package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page about a plan's form names all that a plan can hold. */
class PlanFormatTest {
    private static final Path PAGE = Path.of("..", "docs", "plan-format.md");

    @Test
    void thePageNamesEveryFieldAndEveryWord() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> missing = new TreeSet<>();
        for (String name : names(SyncPlan.class)) {
            // A field may stand with its owner, as in `evidence.observed` and `.updated`.
            if (!page.matches("(?s).*`[a-z.]*" + name + "`.*")) {
                missing.add(name);
            }
        }
        assertThat(missing).as("not named in " + PAGE).isEmpty();
    }

    private static Set<String> names(Class<?> root) {
        Set<String> names = new LinkedHashSet<>();
        collect(root, names, new LinkedHashSet<>());
        assertThat(names).contains("baseRevision", "parentId", "sizeBytes", "BLOCKED", "MUSIC_VIDEO", "maxShare");
        return names;
    }

    private static void collect(Type type, Set<String> names, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType list) {
            collect(list.getActualTypeArguments()[0], names, seen);
        } else if (type instanceof Class<?> one && one.isEnum()) {
            for (Object constant : one.getEnumConstants()) {
                names.add(constant.toString());
            }
        } else if (type instanceof Class<?> one && one.isSealed()) {
            for (Class<?> permitted : one.getPermittedSubclasses()) {
                collect(permitted, names, seen);
            }
        } else if (type instanceof Class<?> one && one.isRecord()) {
            for (RecordComponent component : one.getRecordComponents()) {
                names.add(component.getName());
                collect(component.getGenericType(), names, seen);
            }
        }
    }
}
