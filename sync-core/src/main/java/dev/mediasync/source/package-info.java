/**
 * What a media server or a set of folders must offer to be kept in step: the service interface of sources.
 *
 * <p>A source reports what it sees and what it asked; it never concludes that something is gone.
 */
@NullMarked
package dev.mediasync.source;

import org.jspecify.annotations.NullMarked;
