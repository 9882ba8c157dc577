package dev.mediasync.jellyfin;

import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself to anybody.
 *
 * @param id its lasting id
 * @param version its version, empty where it does not say
 * @param product what it calls itself, null where it does not, as Emby
 */
record ServerInfo(String id, String version, @Nullable String product) {
    /** The first number of the version, 0 where there is none; Jellyfin's was 10 for years. */
    int major() {
        return number(0);
    }

    /** The second number of the version, 0 where there is none. */
    int minor() {
        return number(1);
    }

    private int number(int place) {
        String[] parts = version.split("\\.", -1);
        boolean there = place < parts.length && parts[place].matches("\\d{1,6}");
        return there ? Integer.parseInt(parts[place]) : 0;
    }

    /** Whether the version is at least this one. */
    boolean since(int wantedMajor, int wantedMinor) {
        return major() > wantedMajor || (major() == wantedMajor && minor() >= wantedMinor);
    }
}
