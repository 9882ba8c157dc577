package dev.mediasync.repository;

import dev.mediasync.model.LibraryKey;
import java.time.Instant;

/**
 * The right to write one library, for a time.
 *
 * @param library the library
 * @param token a number that grows with every lease of the library; a commit with an older one is refused
 * @param expires when the right ends unless it is renewed
 */
public record Lease(LibraryKey library, long token, Instant expires) {}
