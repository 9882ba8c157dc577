package dev.mediasync.benchmarks;

import dev.mediasync.model.MediaItem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * What an application's author writes: merge every item, then delete what was not shown.
 *
 * <p>Either as it is written without a second thought, with Hibernate's own settings and one transaction for everything,
 * or with each item in a transaction of its own, or tuned: JDBC batches of 50, inserts in order, and a flush and a clear every 1,000 items. Both find the absent by reading
 * all ids, because no statement takes 200,000 parameters.
 */
final class JpaMerge implements AutoCloseable {
    private static final int CLEAR = 1_000;

    private final EntityManagerFactory factory;
    private final JpaStyle style;

    JpaMerge(Database database, JpaStyle style) {
        this.style = style;
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("bench");
        configuration
                .managedClasses(JpaItem.class)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database.source())
                .property(AvailableSettings.DIALECT, "org.hibernate.community.dialect.SQLiteDialect")
                .property(AvailableSettings.HBM2DDL_AUTO, "update");
        if (style == JpaStyle.TUNED) {
            configuration
                    .property(AvailableSettings.STATEMENT_BATCH_SIZE, "50")
                    .property(AvailableSettings.ORDER_INSERTS, "true")
                    .property(AvailableSettings.ORDER_UPDATES, "true");
        }
        factory = configuration.createEntityManagerFactory();
    }

    /** Brings the file to these items. */
    void load(List<MediaItem> items) {
        if (style == JpaStyle.SAVE_EACH) {
            saveEach(items);
        } else {
            mergeAll(items);
        }
    }

    private void saveEach(List<MediaItem> items) {
        Set<String> shown = new HashSet<>();
        for (MediaItem item : items) {
            shown.add(item.key().id());
            inTransaction(manager -> manager.merge(JpaItem.of(item)));
        }
        inTransaction(manager -> removeAbsent(manager, shown));
    }

    private void inTransaction(Consumer<EntityManager> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            manager.getTransaction().begin();
            work.accept(manager);
            manager.getTransaction().commit();
        }
    }

    private void mergeAll(List<MediaItem> items) {
        try (EntityManager manager = factory.createEntityManager()) {
            manager.getTransaction().begin();
            Set<String> shown = new HashSet<>();
            for (MediaItem item : items) {
                manager.merge(JpaItem.of(item));
                shown.add(item.key().id());
                if (style == JpaStyle.TUNED && shown.size() % CLEAR == 0) {
                    manager.flush();
                    manager.clear();
                }
            }
            manager.flush();
            manager.clear();
            removeAbsent(manager, shown);
            manager.getTransaction().commit();
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
    }
}
