/** A repository in memory: the reference that other repositories are held against, and a help in tests. */
@NullMarked
package dev.mediasync.memory;

import org.jspecify.annotations.NullMarked;
