package dev.mediasync.plex;

/** A body that is no JSON of the expected shape; never leaves the backend. */
final class UnreadableJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean oldDialect;

    UnreadableJson(String message, Throwable cause) {
        super(message, cause);
        this.oldDialect = false;
    }

    UnreadableJson(String message) {
        super(message);
        this.oldDialect = false;
    }

    private UnreadableJson() {
        super("the JSON of servers before 1.3");
        this.oldDialect = true;
    }

    /** The JSON of servers before 1.3, whose names and types are all others. */
    static UnreadableJson ofOldDialect() {
        return new UnreadableJson();
    }

    boolean oldDialect() {
        return oldDialect;
    }
}
