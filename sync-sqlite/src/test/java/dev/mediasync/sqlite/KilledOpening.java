package dev.mediasync.sqlite;

import java.nio.file.Path;

/** A process that opens a file and closes it again. */
final class KilledOpening {
    private KilledOpening() {}

    public static void main(String[] arguments) {
        SqliteMediaRepository.open(Path.of(arguments[0])).close();
    }
}
