/** A folder tree of films and shows as a source: {@link dev.mediasync.local.LocalSource}. */
@NullMarked
package dev.mediasync.local;

import org.jspecify.annotations.NullMarked;
