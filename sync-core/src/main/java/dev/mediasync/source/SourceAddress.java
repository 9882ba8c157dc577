package dev.mediasync.source;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a source is, as text: {@code scheme:target?name=value&…}.
 *
 * <p>Examples: {@code local:/media/films}, {@code local:/media/series?type=shows}, {@code plex:http://192.0.2.1:32400}.
 * A token is never part of an address.
 *
 * @param scheme which provider serves it, for example {@code local}
 * @param target the folder or URL, as written
 * @param options the options behind the last {@code ?}
 */
public record SourceAddress(String scheme, String target, Map<String, String> options) {
    private static final Pattern SHAPE = Pattern.compile("([a-z][a-z0-9-]*):(.+)", Pattern.DOTALL);
    private static final Pattern OPTIONS =
            Pattern.compile("(.+)\\?((?:[a-z]+=[^&=?/]*)(?:&[a-z]+=[^&=?/]*)*)", Pattern.DOTALL);

    /** Copies the options. */
    public SourceAddress {
        options = Map.copyOf(options);
    }

    /**
     * Reads an address.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the text has no scheme or no target
     */
    public static SourceAddress parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "A source looks like local:/media/films or plex:http://host:32400, but this is \"" + text + "\"");
        }
        String target = shape.group(2);
        Map<String, String> options = new LinkedHashMap<>();
        Matcher split = OPTIONS.matcher(target);
        if (split.matches()) {
            target = split.group(1);
            for (String option : split.group(2).split("&", -1)) {
                int equals = option.indexOf('=');
                options.put(option.substring(0, equals), option.substring(equals + 1));
            }
        }
        return new SourceAddress(shape.group(1), target, options);
    }
}
