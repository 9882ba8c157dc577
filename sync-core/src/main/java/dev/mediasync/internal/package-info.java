/** How the front door works inside; not for use by others, and free to change. */
@NullMarked
package dev.mediasync.internal;

import org.jspecify.annotations.NullMarked;
