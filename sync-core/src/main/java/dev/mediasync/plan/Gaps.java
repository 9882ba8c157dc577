package dev.mediasync.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the gap that covers an id. */
final class Gaps {
    private final Map<String, ReasonCode> byPrefix = new HashMap<>();

    Gaps(List<Gap> gaps) {
        gaps.forEach(gap ->
                byPrefix.merge(gap.below(), gap.code(), (one, other) -> one.compareTo(other) <= 0 ? one : other));
    }

    /** Why the absence of this id proves nothing, or null where it does prove something. */
    @Nullable
    ReasonCode covering(String id) {
        if (byPrefix.isEmpty()) {
            return null;
        }
        ReasonCode all = byPrefix.get("");
        if (all != null) {
            return all;
        }
        for (int at = 1; at < id.length(); at++) {
            char c = id.charAt(at);
            if (c == '/' || c == '#') {
                ReasonCode code = byPrefix.get(id.substring(0, at));
                if (code != null) {
                    return code;
                }
            }
        }
        return byPrefix.get(id);
    }
}
