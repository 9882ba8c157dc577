package dev.mediasync.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A library as an application's entity, known by the name. */
@Entity
@Table(name = "library")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class JpaLibrary {
    @Id
    private String name;

    /** An entity to be filled by Hibernate. */
    protected JpaLibrary() {}

    JpaLibrary(String name) {
        this.name = name;
    }
}
