package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded item that its source did not show and that stays all the same.
 *
 * @param key the key
 * @param kind what it is
 * @param title its recorded title
 * @param code why it stays
 * @param since the first run in a row that missed it
 * @param runs how many runs in a row missed it
 * @param lastSeen when a run saw it last, null where that is not known
 */
public record WithheldItem(
        ItemKey key,
        MediaKind kind,
        String title,
        ReasonCode code,
        Instant since,
        long runs,
        @Nullable Instant lastSeen) {}
