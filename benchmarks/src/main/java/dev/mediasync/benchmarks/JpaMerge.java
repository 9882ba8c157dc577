package dev.mediasync.benchmarks;

import dev.mediasync.model.MediaItem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * What an application's author writes: merge every item, then delete what was not shown.
 *
 * <p>It keeps what the library keeps: people, genres, ids, files, pictures, membership, an index for each listing, a
 * full-text table and a table of changes; the last two are kept by triggers, as the manual of SQLite shows. Each {@link JpaStyle}
 * finds the absent by reading all ids, because no statement takes 200,000 parameters.
 */
final class JpaMerge implements AutoCloseable {
    private static final int PAGE = 1_000;
    private static final List<String> TRIGGERS = List.of(
            "CREATE TABLE item_change (sequence INTEGER PRIMARY KEY, at INTEGER, verb TEXT, kind TEXT, item_id TEXT)",
            "CREATE VIRTUAL TABLE item_search USING fts5 (searched, content = 'item')",
            """
            CREATE TRIGGER item_added AFTER INSERT ON item BEGIN
                INSERT INTO item_search (rowid, searched) VALUES (NEW.rowid, NEW.searched);
                INSERT INTO item_change (at, verb, kind, item_id)
                VALUES (unixepoch('subsec') * 1000, 'ADDED', NEW.kind, NEW.id);
            END
            """,
            """
            CREATE TRIGGER item_removed AFTER DELETE ON item BEGIN
                INSERT INTO item_search (item_search, rowid, searched) VALUES ('delete', OLD.rowid, OLD.searched);
                INSERT INTO item_change (at, verb, kind, item_id)
                VALUES (unixepoch('subsec') * 1000, 'REMOVED', OLD.kind, OLD.id);
            END
            """,
            """
            CREATE TRIGGER item_updated AFTER UPDATE ON item BEGIN
                INSERT INTO item_search (item_search, rowid, searched) VALUES ('delete', OLD.rowid, OLD.searched);
                INSERT INTO item_search (rowid, searched) VALUES (NEW.rowid, NEW.searched);
                INSERT INTO item_change (at, verb, kind, item_id)
                VALUES (unixepoch('subsec') * 1000, 'UPDATED', NEW.kind, NEW.id);
            END
            """);

    private final OneConnection pool;
    private final EntityManagerFactory factory;
    private final JpaStyle style;

    JpaMerge(Database database, JpaStyle style) {
        this.style = style;
        this.pool = new OneConnection(database);
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("bench");
        configuration
                .managedClasses(JpaItem.class, JpaPerson.class, JpaGenre.class, JpaLibrary.class)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool.source())
                .property(AvailableSettings.DIALECT, "org.hibernate.community.dialect.SQLiteDialect")
                .property(AvailableSettings.HBM2DDL_AUTO, "update");
        if (style != JpaStyle.SAVE_EACH) {
            configuration.property(AvailableSettings.STATEMENT_BATCH_SIZE, "50");
        }
        if (style == JpaStyle.TUNED) {
            configuration
                    .property(AvailableSettings.ORDER_INSERTS, "true")
                    .property(AvailableSettings.ORDER_UPDATES, "true");
        }
        factory = configuration.createEntityManagerFactory();
        addTriggers(database);
    }

    private static void addTriggers(Database database) {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String trigger : TRIGGERS) {
                statement.execute(trigger);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Brings the file to these items. */
    void load(List<MediaItem> items) {
        Set<String> shown = new HashSet<>();
        items.forEach(item -> shown.add(item.key().id()));
        if (style == JpaStyle.TUNED) {
            inTransaction(manager -> {
                saveAndClear(manager, items);
                removeAbsent(manager, shown);
            });
            return;
        }
        for (List<MediaItem> together : parts(items, style == JpaStyle.SAVE_EACH ? 1 : PAGE)) {
            inTransaction(manager -> saveAll(manager, together));
        }
        inTransaction(manager -> removeAbsent(manager, shown));
    }

    private static List<List<MediaItem>> parts(List<MediaItem> items, int size) {
        return IntStream.range(0, (items.size() + size - 1) / size)
                .mapToObj(part -> items.subList(part * size, Math.min(items.size(), part * size + size)))
                .toList();
    }

    private void inTransaction(Consumer<EntityManager> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            manager.getTransaction().begin();
            work.accept(manager);
            manager.getTransaction().commit();
        }
    }

    private static void saveAndClear(EntityManager manager, List<MediaItem> items) {
        for (List<MediaItem> page : parts(items, PAGE)) {
            saveAll(manager, page);
            manager.flush();
            manager.clear();
        }
    }

    /** As the method of this name of a Spring Data repository: merges one after the other. */
    private static void saveAll(EntityManager manager, List<MediaItem> items) {
        Managed shared = new Managed(manager);
        items.forEach(item -> manager.merge(JpaItem.of(item, shared)));
    }

    /** Finds shared entities by their ids, and saves those that are not there; a manager knows what it has found before. */
    private record Managed(EntityManager manager) implements JpaItem.Shared {
        @Override
        public JpaPerson person(String name) {
            JpaPerson known = manager.find(JpaPerson.class, name);
            return known == null ? saved(new JpaPerson(name)) : known;
        }

        @Override
        public JpaGenre genre(String name) {
            JpaGenre known = manager.find(JpaGenre.class, name);
            return known == null ? saved(new JpaGenre(name)) : known;
        }

        @Override
        public JpaLibrary library() {
            JpaLibrary known = manager.find(JpaLibrary.class, "all");
            return known == null ? saved(new JpaLibrary("all")) : known;
        }

        private <T> T saved(T entity) {
            manager.persist(entity);
            return entity;
        }
    }

    private static void removeAbsent(EntityManager manager, Set<String> shown) {
        List<String> recorded =
                manager.createQuery("select i.id from JpaItem i", String.class).getResultList();
        for (String id : recorded) {
            if (!shown.contains(id)) {
                manager.remove(manager.getReference(JpaItem.class, id));
            }
        }
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
