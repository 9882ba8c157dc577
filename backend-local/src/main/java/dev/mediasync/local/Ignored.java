package dev.mediasync.local;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ignore files met on a walk leave out; the nearest one decides. */
final class Ignored {
    private final IdentityHashMap<Folder, IgnoreFile> files = new IdentityHashMap<>();
    private boolean takesBack;

    void add(Folder folder, IgnoreFile rules) {
        if (!rules.rules().isEmpty()) {
            files.put(folder, rules);
            takesBack |= rules.takesBack();
        }
    }

    /** Whether a file of a folder is left out. */
    boolean file(Folder folder, String name) {
        return entry(folder, name, false);
    }

    /** Whether a folder is not entered; one whose files a rule may take back in is. */
    boolean folder(Folder parent, String name) {
        return !takesBack && entry(parent, name, true);
    }

    private boolean entry(Folder parent, String name, boolean folder) {
        if (files.isEmpty()) {
            return false;
        }
        List<String> names = new ArrayList<>(List.of(name));
        for (@Nullable Folder at = parent; at != null; at = at.parent) {
            Optional<Boolean> verdict = files.getOrDefault(at, IgnoreFile.NONE).verdict(names, folder);
            if (verdict.isPresent()) {
                return verdict.get();
            }
            names.add(0, at.name);
        }
        return false;
    }
}
