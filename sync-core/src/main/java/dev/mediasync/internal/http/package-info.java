/** How a server is asked over HTTP: patiently, politely, and without a secret in anybody's log. */
@NullMarked
package dev.mediasync.internal.http;

import org.jspecify.annotations.NullMarked;
