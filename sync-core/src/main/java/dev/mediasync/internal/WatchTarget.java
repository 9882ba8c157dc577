package dev.mediasync.internal;

import dev.mediasync.MediaSync;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;

/**
 * What is watched.
 *
 * @param name what it is called
 * @param sync runs over it
 * @param source the source
 * @param repository the copy
 */
public record WatchTarget(String name, MediaSync sync, MediaSource source, MediaRepository repository) {}
