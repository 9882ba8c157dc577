package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.jellyfin.ListedField.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a page row by row, without a tree of the whole. */
final class PageParser {
    private static final Names FIELDS = ListedField.OF_PAGE;
    private static final int ITEMS = 0;
    private static final int TOTAL = 1;

    private final byte[] body;
    private final PageCursor cursor;
    private final List<Row> rows = new ArrayList<>();
    private @Nullable Long total;
    private @Nullable Long start;

    private PageParser(byte[] body) {
        this.body = body;
        this.cursor = new PageCursor(body);
    }

    /**
     * The page of an answer.
     *
     * @throws MalformedPageException if the body is no whole JSON object with rows
     */
    static Page parse(Answer answer, Duration took) {
        PageParser parts = of(answer.body());
        return new Page(parts.rows, parts.total, parts.start, answer.date(), took, answer.body().length);
    }

    /** The rows of a page. */
    static List<Row> rows(byte[] body) {
        return of(body).rows;
    }

    private static PageParser of(byte[] body) {
        PageParser parts = new PageParser(body);
        try {
            parts.read();
        } catch (ArrayIndexOutOfBoundsException e) {
            // The end is not looked for at each of a million bytes.
            throw new MalformedPageException("The page breaks off", body.length);
        }
        return parts;
    }

    private void read() {
        if (!cursor.begin() || cursor.kind() != '{') {
            throw new MalformedPageException("A page is an object", 0);
        }
        boolean listed = false;
        for (boolean more = cursor.open(); more; more = cursor.next()) {
            int place = FIELDS.place(cursor.name());
            if (place == ITEMS && cursor.kind() == '[') {
                items();
                listed = true;
            } else if (place > ITEMS) {
                number(place);
            } else {
                cursor.skip();
            }
        }
        if (!listed || !cursor.ended()) {
            throw new MalformedPageException("A page has Items, and nothing behind it", body.length);
        }
    }

    private void number(int place) {
        int from = cursor.start();
        boolean scalar = cursor.scalar();
        cursor.skip();
        if (scalar && new JsonSlice(body, from).value() instanceof Long number) {
            total = place == TOTAL ? number : total;
            start = place == TOTAL ? start : number;
        }
    }

    private void items() {
        RowReader reader = new RowReader(body, cursor);
        for (boolean more = cursor.open(); more; more = cursor.next()) {
            rows.add(reader.row());
        }
    }
}
