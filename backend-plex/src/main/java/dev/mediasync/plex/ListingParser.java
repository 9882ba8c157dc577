package dev.mediasync.plex;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.plex.JsonCursor.Odd;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a page of a listing, of each row no more than tells whether it changed. */
final class ListingParser {
    private final JsonCursor cursor;
    private final PageValues values;
    private final List<ListedRow> rows = new ArrayList<>();
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

    private ListingParser(byte[] body) {
        this.cursor = new JsonCursor(body, 0, body.length);
        this.values = new PageValues(body);
    }

    /**
     * Reads a page; one with any oddity is first written anew without it.
     *
     * @throws UnreadableJson as {@link ContainerParser#parse}
     */
    static Container<ListedRow> parse(Answer answer) throws UnreadableJson {
        try {
            return new ListingParser(answer.body()).page(answer);
        } catch (Odd e) {
            return mended(answer);
        }
    }

    private static Container<ListedRow> mended(Answer answer) throws UnreadableJson {
        try {
            return new ListingParser(ContainerParser.plain(answer)).page(answer);
        } catch (Odd e) {
            throw new UnreadableJson("no JSON", e);
        }
    }

    private Container<ListedRow> page(Answer answer) throws Odd, UnreadableJson {
        if (cursor.value() != '{') {
            throw new UnreadableJson("no object");
        }
        boolean found = false;
        for (boolean more = cursor.firstName(); more; more = cursor.nextName()) {
            String name = cursor.text();
            byte first = cursor.value();
            if (name.equals("_elementType")) {
                throw UnreadableJson.ofOldDialect();
            }
            if (name.equals(ContainerParser.ROOT) && first == '{') {
                container();
                found = true;
            } else {
                cursor.skip(first);
            }
        }
        if (!found) {
            throw new UnreadableJson("no " + ContainerParser.ROOT);
        }
        return ContainerParser.container(fields, rows, answer);
    }

    private void container() throws Odd {
        for (boolean more = cursor.firstName(); more; more = cursor.nextName()) {
            String name = cursor.text();
            int start = cursor.start();
            byte first = cursor.value();
            boolean listing = name.equals("Metadata") || name.equals("Directory");
            if (listing && first == '[') {
                for (boolean row = cursor.firstElement(); row; row = cursor.nextElement()) {
                    rows.add(ListedRowReader.read(cursor, values));
                }
            } else {
                cursor.skip(first);
                if (first != '{' && first != '[') {
                    fields.set(name, ContainerParser.tree(cursor.since(start)));
                }
            }
        }
    }
}
