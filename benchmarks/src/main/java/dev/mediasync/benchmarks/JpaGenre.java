package dev.mediasync.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A genre as an application's entity, known by the name. */
@Entity
@Table(name = "genre")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class JpaGenre {
    @Id
    private String name;

    /** An entity to be filled by Hibernate. */
    protected JpaGenre() {}

    JpaGenre(String name) {
        this.name = name;
    }
}
