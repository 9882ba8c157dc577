/** A {@link dev.mediasync.repository.MediaRepository} in one SQLite file. */
@NullMarked
package dev.mediasync.sqlite;

import org.jspecify.annotations.NullMarked;
