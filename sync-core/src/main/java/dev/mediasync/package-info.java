/**
 * The front door: {@link dev.mediasync.MediaSync} keeps a repository in step with a source.
 *
 * <p>Data flows one way: a source is observed, a pure planner compares that with what is recorded and decides, and the
 * repository applies the plan in one commit.
 */
@NullMarked
package dev.mediasync;

import org.jspecify.annotations.NullMarked;
