package dev.mediasync.plex;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for rows by their ids, as many at once as the server was seen to answer. */
final class ById {
    static final int BATCH = 50;

    private static final int LEAST = 10;
    /** After so many batches of the size that works a larger one is tried again. */
    private static final int GOOD = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ById.class);
    /** Other ids could be taken for several. */
    private static final Pattern JOINABLE = Pattern.compile("[0-9A-Za-z_-]{1,40}");

    private final Reads reads;
    private int most = BATCH;
    private int good;

    ById(Reads reads) {
        this.reads = reads;
    }

    /** The question for one row or for several; plain reads must not make the server look at files or refresh. */
    static Question question(String ids) {
        return Question.of("/library/metadata/" + ids)
                .with("includeGuids", "1")
                .with("skipRefresh", "1")
                .with("checkFiles", "0");
    }

    static Question single(String id) {
        return question(Question.encoded(id));
    }

    /**
     * The rows that come, by id; ids that are not among them may be there all the same.
     *
     * <p>A question that is too large may be answered by nothing at all, or not; then it is asked in halves.
     *
     * @param floor how small a question is not halved any more
     */
    Map<String, Row> some(Collection<String> ids, int floor) {
        List<String> joinable = ids.stream()
                .filter(id -> JOINABLE.matcher(id).matches())
                .distinct()
                .toList();
        Map<String, Row> found = new HashMap<>();
        int from = 0;
        while (from < joinable.size()) {
            int end = Math.min(joinable.size(), from + most);
            batch(joinable.subList(from, end), floor, found);
            from = end;
        }
        return found;
    }

    private void batch(List<String> ids, int floor, Map<String, Row> found) {
        int before = found.size();
        boolean nothing = false;
        try {
            Question question = question(String.join(",", ids));
            Answer answer = reads.ask(question, 1);
            if (answer.busy()) {
                throw reads.refusals().status(question, answer);
            }
            if (answer.status() == Answer.OK) {
                Container<Row> container = reads.contents(question, answer);
                nothing = container.rows().isEmpty();
                rows(container, ids, found);
            }
        } catch (HttpFailure e) {
            if (e.blame() == HttpFailure.Blame.SERVER) {
                throw e;
            }
            LOG.debug("{} rows cannot be had at once", ids.size(), e);
        }
        if (found.size() > before && ids.size() >= most && ++good >= GOOD) {
            good = 0;
            most = Math.min(BATCH, most * 2);
        }
        if (found.size() == before && ids.size() > floor) {
            int half = ids.size() / 2;
            batch(ids.subList(0, half), floor, found);
            batch(ids.subList(half, ids.size()), floor, found);
            if (nothing && found.size() > before) {
                good = 0;
                most = Math.min(most, Math.max(LEAST, half));
            }
        }
    }

    /** What all rows share is said of the container only. */
    private static void rows(Container<Row> container, List<String> asked, Map<String, Row> found) {
        for (Row row : container.rows()) {
            String id = Observations.id(row);
            if (id != null && asked.contains(id)) {
                found.put(id, row);
            }
        }
    }

    static List<String> missing(Collection<String> ids, Map<String, Row> found) {
        List<String> missing = new ArrayList<>(ids);
        missing.removeAll(found.keySet());
        return missing;
    }
}
