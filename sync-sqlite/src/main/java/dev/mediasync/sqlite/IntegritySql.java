package dev.mediasync.sqlite;

import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.IntegrityReport;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Checks every reference by a query of its own, whatever the foreign keys promise. */
final class IntegritySql {
    private static final int EPISODE = Codes.of(MediaKind.EPISODE);
    private static final int SEASON = Codes.of(MediaKind.SEASON);
    private static final int TRACK = Codes.of(MediaKind.TRACK);
    private static final int REMOVED = Codes.of(ChangeEvent.Verb.REMOVED);
    private static final int REKEYED = Codes.of(ChangeEvent.Verb.REKEYED);
    private static final List<String> ORPHANS = List.of(
            "ms_item i WHERE NOT EXISTS (SELECT 1 FROM ms_prefix x WHERE x.id = i.prefix_id)",
            "ms_prefix x WHERE NOT EXISTS (SELECT 1 FROM ms_item i WHERE i.prefix_id = x.id)",
            "ms_prefix x WHERE NOT EXISTS (SELECT 1 FROM ms_source s WHERE s.id = x.source_id)",
            "ms_part d WHERE d.file IS NULL AND " + StoredKey.file("d") + " IS NULL",
            "ms_external_id e WHERE NOT EXISTS (SELECT 1 FROM ms_provider p WHERE p.id = e.provider_id)",
            "ms_external_id e JOIN ms_provider p ON p.id = e.provider_id"
                    + " WHERE (p.digits > 0) <> (typeof(e.value) = 'integer')",
            "ms_provider p WHERE NOT EXISTS (SELECT 1 FROM ms_external_id e WHERE e.provider_id = p.id)",
            "ms_item i WHERE i.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ms_item p WHERE p.id = i.parent_id)",
            "ms_item i WHERE i.kind IN (" + SEASON + ", " + EPISODE + ") AND i.parent_id IS NULL",
            "ms_item i WHERE NOT EXISTS (SELECT 1 FROM ms_member m WHERE m.item_id = i.id)",
            "ms_member m WHERE NOT EXISTS (SELECT 1 FROM ms_item i WHERE i.id = m.item_id)",
            "ms_member m WHERE NOT EXISTS (SELECT 1 FROM ms_library l WHERE l.id = m.library_id)",
            "ms_credit c WHERE NOT EXISTS (SELECT 1 FROM ms_person p WHERE p.id = c.person_id)",
            "ms_stream s WHERE NOT EXISTS (SELECT 1 FROM ms_part p WHERE p.item_id = s.item_id AND p.position = s.part)",
            "ms_person p WHERE NOT EXISTS (SELECT 1 FROM ms_credit c WHERE c.person_id = p.id)",
            "ms_tag g WHERE NOT EXISTS (SELECT 1 FROM ms_term t WHERE t.id = g.term_id)",
            "ms_term t WHERE NOT EXISTS (SELECT 1 FROM ms_tag g WHERE g.term_id = t.id)",
            "ms_user_state u WHERE NOT EXISTS (SELECT 1 FROM ms_item i WHERE i.id = u.item_id)",
            "ms_user_state u WHERE (u.unsent IS NULL) <> (u.unsent_at IS NULL)",
            "ms_change c WHERE c.sequence > (SELECT last FROM ms_counter WHERE name = 'change')"
                    + " OR c.sequence <= (SELECT last FROM ms_counter WHERE name = 'trimmed')",
            "ms_archive_word w WHERE NOT EXISTS (SELECT 1 FROM ms_archive a WHERE a.id = w.archive_id)",
            "ms_archive_state w WHERE NOT EXISTS (SELECT 1 FROM ms_archive a WHERE a.id = w.archive_id)",
            "ms_withheld w WHERE NOT EXISTS (SELECT 1 FROM ms_member m"
                    + " WHERE m.library_id = w.library_id AND m.item_id = w.item_id)",
            "ms_change c WHERE c.run_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ms_run r WHERE r.id = c.run_id)",
            "ms_former f WHERE NOT EXISTS (SELECT 1 FROM ms_change c WHERE c.sequence = f.sequence)",
            "ms_change c WHERE NOT EXISTS (SELECT 1 FROM ms_item i WHERE i.id = c.item_id) AND NOT EXISTS (SELECT 1"
                    + " FROM ms_former f WHERE f.sequence = c.sequence OR (f.item_id = c.item_id AND f.sequence > c.sequence))",
            "ms_change c WHERE c.verb IN (" + REMOVED + ", " + REKEYED + ") AND NOT EXISTS (SELECT 1 FROM ms_former f"
                    + " WHERE f.sequence = c.sequence AND (f.moved_to IS NULL) = (c.verb = " + REMOVED + "))",
            "ms_run_reason r WHERE NOT EXISTS (SELECT 1 FROM ms_run x WHERE x.id = r.run_id)",
            "ms_item i WHERE (i.title_order IS NULL) <> (i.kind IN (" + SEASON + ", " + EPISODE + ", " + TRACK + "))",
            "ms_counter c WHERE c.name = 'item' AND c.last < (SELECT max(id) FROM ms_item)",
            "ms_item i WHERE NOT EXISTS (SELECT 1 FROM ms_search_docsize d WHERE d.id = i.id)",
            "ms_search_docsize d WHERE NOT EXISTS (SELECT 1 FROM ms_item i WHERE i.id = d.id)",
            "ms_library l WHERE l.items <> (SELECT count(*) FROM ms_member m WHERE m.library_id = l.id)");
    private static final List<String> REPAIRS = List.of(
            "DELETE FROM ms_prefix WHERE NOT EXISTS (SELECT 1 FROM ms_item i WHERE i.prefix_id = ms_prefix.id)",
            "DELETE FROM ms_provider WHERE NOT EXISTS (SELECT 1 FROM ms_external_id e WHERE e.provider_id = ms_provider.id)",
            "DELETE FROM ms_person WHERE NOT EXISTS (SELECT 1 FROM ms_credit c WHERE c.person_id = ms_person.id)",
            "DELETE FROM ms_term WHERE NOT EXISTS (SELECT 1 FROM ms_tag g WHERE g.term_id = ms_term.id)",
            "UPDATE ms_counter SET last = max(last, (SELECT coalesce(max(id), 0) FROM ms_item)) WHERE name = 'item'",
            "UPDATE ms_counter SET last = max(last, (SELECT coalesce(max(sequence), 0) FROM ms_change))"
                    + " WHERE name = 'change'",
            "UPDATE ms_library SET items = (SELECT count(*) FROM ms_member m WHERE m.library_id = ms_library.id)");
    private static final List<String> DETAILS =
            List.of("external_id", "tag", "credit", "rating", "artwork", "part", "stream", "word", "text");

    private final Handle handle;

    IntegritySql(Handle handle) {
        this.handle = handle;
    }

    IntegrityReport check() {
        long orphans = 0;
        for (String rows : ORPHANS) {
            orphans += count(rows);
        }
        for (String table : DETAILS) {
            orphans += count(String.format(
                    Locale.ROOT, "ms_%s d WHERE NOT EXISTS (SELECT 1 FROM ms_item i WHERE i.id = d.item_id)", table));
        }
        orphans += lost();
        return new IntegrityReport(count("ms_item"), orphans, foreignKeyViolations(), integrity());
    }

    /** Items that nobody finds by their keys, since these are parted in another place. */
    private long lost() {
        return handle
                .createQuery("SELECT x.text, i.name FROM ms_item i JOIN ms_prefix x ON x.id = i.prefix_id")
                .map((row, context) -> new StoredKey(row.getString(1), row.getString(2)))
                .filter(key -> !StoredKey.of(key.prefix() + key.name()).equals(key))
                .stream()
                .count();
    }

    /** Makes the counters and names fit what is there. */
    int repair() {
        int changed = 0;
        for (String statement : REPAIRS) {
            changed += handle.execute(statement);
        }
        return changed;
    }

    private long count(String rows) {
        return handle.createQuery("SELECT count(*) FROM " + rows)
                .mapTo(Long.class)
                .one();
    }

    private long foreignKeyViolations() {
        return handle
                .createQuery("PRAGMA foreign_key_check")
                .map((row, context) -> row.getString(1))
                .filter(table -> table.startsWith("ms_"))
                .stream()
                .count();
    }

    private String integrity() {
        return String.join(
                "; ",
                handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list());
    }
}
