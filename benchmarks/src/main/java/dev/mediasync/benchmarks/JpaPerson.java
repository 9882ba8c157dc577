package dev.mediasync.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A person as an application's entity, known by the name. */
@Entity
@Table(name = "person")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class JpaPerson {
    @Id
    private String name;

    /** An entity to be filled by Hibernate. */
    protected JpaPerson() {}

    JpaPerson(String name) {
        this.name = name;
    }
}
