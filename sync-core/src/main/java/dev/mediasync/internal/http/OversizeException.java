package dev.mediasync.internal.http;

import java.io.IOException;

/** A body that is longer than any answer has reason to be. */
final class OversizeException extends IOException {
    private static final long serialVersionUID = 1L;

    OversizeException(long maxBytes) {
        super("sent an answer of more than " + maxBytes + " bytes");
    }
}
