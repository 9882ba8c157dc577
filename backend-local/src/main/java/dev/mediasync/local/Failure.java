package dev.mediasync.local;

import java.io.UnsupportedEncodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why something could not be read, and what to do. */
final class Failure {
    private Failure() {}

    /** Why a file or a folder could not be read. */
    static String words(@Nullable Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return "this user must not read it; grant read and search permission";
        }
        if (cause instanceof NoSuchFileException || cause instanceof NotDirectoryException) {
            return "it is not there any more; sync again";
        }
        if (cause instanceof FileSystemLoopException) {
            return "its links lead back to it; remove one of them";
        }
        if (cause instanceof UnsupportedEncodingException) {
            return "its encoding \"" + cause.getMessage() + "\" is not known; save it as UTF-8";
        }
        return (cause == null ? "no reason was given" : reason(cause)) + "; check the disk or the mount";
    }

    private static String reason(Throwable cause) {
        String told = cause instanceof FileSystemException failed ? failed.getReason() : cause.getMessage();
        return told == null || told.isBlank()
                ? "the system gave no reason"
                : "the system says \"" + told.lines().findFirst().orElse(told) + "\"";
    }

    /** Why an XML text cannot be used. */
    static String words(XMLStreamException cause) {
        Location at = cause.getLocation();
        // What the parser itself says names columns and rules that nobody without a parser knows.
        return at == null
                ? cause.getMessage() + "; repair it"
                : "near line " + at.getLineNumber() + " it breaks off, or a tag is wrong; repair it there";
    }
}
