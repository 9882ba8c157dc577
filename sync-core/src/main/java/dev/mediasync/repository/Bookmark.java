package dev.mediasync.repository;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a listing ended, for implementations of {@link Catalog}.
 *
 * <p>It holds the place and not the item, so that a listing goes on although the item went or changed meanwhile.
 *
 * @param sort by what the listing is ordered
 * @param value the last item's value, a {@link String} or a {@link Long}; null where it has none
 * @param handle the last item's handle
 */
public record Bookmark(BrowseQuery.Sort sort, @Nullable Object value, long handle) {
    private static final String NONE = "-";
    private static final String TEXT = "t";
    private static final String NUMBER = "n";
    private static final String SEPARATOR = " ";
    private static final int PARTS = 4;

    /** The text that {@link Page#next} holds. */
    public String encode() {
        String type = value == null ? NONE : value instanceof String ? TEXT : NUMBER;
        String text =
                String.join(SEPARATOR, sort.name(), Long.toString(handle), type, value == null ? "" : value.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that a query goes on from, null for the first page.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the text is none of a listing in this order
     */
    public static @Nullable Bookmark of(BrowseQuery query) {
        String from = query.from();
        return from == null ? null : decode(from, query.order().sort());
    }

    private static Bookmark decode(String from, BrowseQuery.Sort sort) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(from), StandardCharsets.UTF_8).split(SEPARATOR, PARTS);
            if (parts.length == PARTS && parts[0].equals(sort.name())) {
                return new Bookmark(sort, value(parts[2], parts[3]), Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw refused(from, sort, e);
        }
        throw refused(from, sort, null);
    }

    private static @Nullable Object value(String type, String text) {
        return switch (type) {
            case NONE -> null;
            case TEXT -> text;
            case NUMBER -> Long.valueOf(text);
            default -> throw new IllegalArgumentException("Unknown type " + type);
        };
    }

    private static SyncException refused(String from, BrowseQuery.Sort sort, @Nullable Exception cause) {
        return new SyncException(
                ErrorKind.USAGE,
                "\"" + from + "\" does not tell where a listing by " + sort
                        + " goes on; take it from the page before, or list from the beginning",
                cause);
    }
}
