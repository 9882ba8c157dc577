package dev.mediasync.local;

import dev.mediasync.plan.ObservedItem.Trust;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads description files, and warns once about each that cannot be used. */
final class NfoReader {
    private static final Logger LOG = LoggerFactory.getLogger(NfoReader.class);
    private static final int LIMIT = 1024 * 1024;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]{0,80}encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int HEAD = 200;

    private final FileAccess files;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    NfoReader(FileAccess files) {
        this.files = files;
    }

    /** What a file tells; a broken one tells nothing, and what was known before must not be overwritten. */
    Description read(@Nullable Found file) {
        if (file == null) {
            return Description.NONE;
        }
        try {
            byte[] bytes = files.read(file.path(), LIMIT);
            if (bytes.length > LIMIT) {
                return broken(file, "it is larger than 1 MiB; shorten it");
            }
            return new Description(NfoParser.parse(decode(bytes)), Trust.FULL);
        } catch (NoSuchFileException e) {
            return file.readable()
                    ? Description.NONE
                    : broken(file, "its link leads nowhere; mount its target or remove it");
        } catch (IOException e) {
            return broken(file, Failure.words(e));
        } catch (XMLStreamException e) {
            return broken(file, Failure.words(e));
        }
    }

    private Description broken(Found file, String why) {
        if (warned.add(file.id())) {
            LOG.warn("Description {} cannot be used, so what is recorded stays: {}", file.path(), why);
        }
        return Description.BROKEN;
    }

    private static String decode(byte[] bytes) throws IOException {
        if (bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(head);
        try {
            Charset charset = declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
            return new String(bytes, charset);
        } catch (IllegalArgumentException e) {
            UnsupportedEncodingException unknown = new UnsupportedEncodingException(declared.group(1));
            unknown.initCause(e);
            throw unknown;
        }
    }

    /**
     * What was told, and how far it can be trusted.
     *
     * @param nfo what was told
     * @param trust provisional where a description is there but cannot be read
     */
    record Description(Nfo nfo, Trust trust) {
        static final Description NONE = new Description(Nfo.NOTHING, Trust.FULL);
        static final Description BROKEN = new Description(Nfo.NOTHING, Trust.PROVISIONAL);
    }
}
