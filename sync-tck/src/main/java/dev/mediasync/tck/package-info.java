/**
 * Contract tests and fakes for whoever writes a source or a repository.
 *
 * <p>Extend a contract class, give it what it tests, and run it with jqwik on the JUnit Platform.
 */
@NullMarked
package dev.mediasync.tck;

import org.jspecify.annotations.NullMarked;
