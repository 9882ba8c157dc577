package dev.mediasync.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the ignore files met on a walk leave out; the nearest one decides. Thread-safe. */
final class Ignored {
    private final Map<Folder, IgnoreFile> files = new ConcurrentHashMap<>();

    void add(Folder folder, IgnoreFile rules) {
        if (!rules.rules().isEmpty()) {
            files.put(folder, rules);
        }
    }

    /** Whether a file of a folder is left out. */
    boolean file(Folder folder, String name) {
        return entry(folder, name, false);
    }

    /** Whether a folder is not entered; one whose files a rule may take back in is. */
    boolean folder(Folder parent, String name) {
        return entry(parent, name, true) && !takesBack(parent);
    }

    private boolean takesBack(Folder parent) {
        for (@Nullable Folder at = parent; at != null; at = at.parent) {
            if (files.getOrDefault(at, IgnoreFile.NONE).takesBack()) {
                return true;
            }
        }
        return false;
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
