package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.repository.ItemSummary;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds the copies of a work on all servers. */
final class CopySql {
    private static final String COPIES = SummarySql.select("NULL") + """
            WHERE i.id IN (
                SELECT :item
                UNION
                SELECT o.id
                FROM ms_item i
                JOIN ms_external_id e ON e.item_id = i.id
                JOIN ms_external_id f ON f.provider_id = e.provider_id AND f.value = e.value
                JOIN ms_item o ON o.id = f.item_id
                WHERE i.id = :item AND\s""" + FilterSql.SAME_WORK + ") ORDER BY i.id";

    private final Handle handle;

    CopySql(Handle handle) {
        this.handle = handle;
    }

    List<ItemSummary> of(ItemKey key) {
        SummarySql summaries = new SummarySql(handle);
        return StoredKey.find(handle, key)
                .map(item -> handle.createQuery(COPIES)
                        .bind("item", item)
                        .map((row, context) -> summaries.read(row))
                        .list())
                .orElse(List.of());
    }
}
