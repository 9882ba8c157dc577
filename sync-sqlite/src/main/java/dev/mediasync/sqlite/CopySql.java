package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.repository.ItemSummary;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds the copies of a work on all servers. */
final class CopySql {
    private static final String COPIES = SummarySql.select("NULL") + """
            WHERE i.id IN (
                SELECT i.id FROM ms_item i JOIN ms_source s ON s.id = i.source_id WHERE s.key = :source AND i.key = :key
                UNION
                SELECT o.id
                FROM ms_item i
                JOIN ms_source s ON s.id = i.source_id
                JOIN ms_external_id e ON e.item_id = i.id
                JOIN ms_external_id f ON f.provider = e.provider AND f.value = e.value
                JOIN ms_item o ON o.id = f.item_id
                WHERE s.key = :source AND i.key = :key AND\s""" + FilterSql.SAME_WORK + ") ORDER BY i.id";

    private final Handle handle;

    CopySql(Handle handle) {
        this.handle = handle;
    }

    List<ItemSummary> of(ItemKey key) {
        SummarySql summaries = new SummarySql(handle);
        return handle.createQuery(COPIES)
                .bind("source", key.source().value())
                .bind("key", key.id())
                .map((row, context) -> summaries.read(row))
                .list();
    }
}
