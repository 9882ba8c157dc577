package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Libraries in a text file: {@code # NAME} begins one, {@code id|kind|title|parent|year|number|imdb} is an item, {@code ?}
 * a part that cannot be read, {@code ! KIND} a library that fails so, {@code token T} asks for a token, {@code answers} a source
 * that answers for single ids, {@code cursor C} one that tells what changed since: all that it lists, {@code takes K} one that
 * takes states of all items but K, and names these in a file beside.
 */
final class ListSource implements MediaSource {
    private static final SourceId ID = new SourceId("list");

    private final Path file;
    private final Credentials credentials;

    ListSource(Path file, Credentials credentials) {
        this.file = file;
        this.credentials = credentials;
    }

    @Override
    public SourceDescription describe() {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        if (starting("answers") != null) {
            capabilities.add(Capability.PRESENCE);
        }
        if (starting("cursor ") != null) {
            capabilities.add(Capability.INCREMENTAL);
        }
        if (starting("takes ") != null) {
            capabilities.add(Capability.USER_STATE_WRITE);
        }
        return new SourceDescription(ID, "list", "", capabilities);
    }

    @Override
    public void writeUserState(ItemKey key, UserState state) {
        if (key.id().equals(starting("takes "))) {
            throw new SyncException(ErrorKind.SOURCE_UNREACHABLE, "The source does not answer about " + key);
        }
        try {
            Files.writeString(
                    file.resolveSibling("taken.txt"),
                    key.id() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new SyncException(ErrorKind.SOURCE_UNREACHABLE, "Nothing can be written", e);
        }
    }

    @Override
    public List<Library> libraries() {
        return sections().keySet().stream()
                .map(name -> new Library(new LibraryKey(ID, "id-" + name), name, LibraryKind.MIXED))
                .toList();
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        List<String> lines = sections().getOrDefault(library.name(), List.of());
        for (String line : lines) {
            if (line.startsWith("! ")) {
                throw new SyncException(
                        ErrorKind.valueOf(line.substring(2)),
                        "The source refuses " + library.name() + "; ask for leave");
            }
        }
        cancellation.check();
        List<ObservedItem> items = lines.stream()
                .filter(line -> line.contains("|"))
                .map(line -> ObservedItem.of(item(line)))
                .toList();
        List<PageReceipt> receipts = new ArrayList<>();
        receipts.add(PageReceipt.Rows.asked("all", 0, items.size(), (long) items.size())
                .with(items));
        if (lines.contains("?")) {
            receipts.add(new PageReceipt.Doubt("", "a part could not be read"));
        }
        sink.page(new ObservedPage(items, List.of(), receipts));
        return WalkEnd.of("all").withCursor(starting("cursor "));
    }

    @Override
    public WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
        return enumerate(library, cancellation, sink);
    }

    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        List<String> lines = sections().getOrDefault(library.name(), List.of());
        Map<String, Presence> answers = new HashMap<>();
        for (String id : ids) {
            boolean there = lines.stream().anyMatch(line -> line.startsWith(id + "|"));
            answers.put(id, there ? Presence.PRESENT : Presence.GONE);
        }
        return answers;
    }

    /** The rest of the line that begins so, null where there is none. */
    private @Nullable String starting(String word) {
        return lines().stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .findFirst()
                .orElse(null);
    }

    private static MediaItem item(String line) {
        String[] part = (line + "||||||end").split("\\|", -1);
        Integer number = part[5].isEmpty() ? null : Integer.valueOf(part[5]);
        MediaItem.Builder item = MediaItem.builder(
                        new ItemKey(ID, part[0]), MediaKind.ofWord(part[1]).orElseThrow(), part[2])
                .parentId(part[3].isEmpty() ? null : part[3])
                .dates(Dates.ofYear(part[4].isEmpty() ? null : Integer.valueOf(part[4])))
                .externalIds(part[6].isEmpty() ? List.of() : List.of(new ExternalId("imdb", part[6])));
        if (part[1].equals("season")) {
            item.numbering(Numbering.season(number));
        } else if (part[1].equals("episode")) {
            item.numbering(Numbering.episode(1, number));
        }
        return item.build();
    }

    private Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("# ")) {
                section = new ArrayList<>();
                sections.put(line.substring(2), section);
            } else if (line.startsWith("token ")) {
                checkToken(line.substring(6));
            } else {
                section.add(line);
            }
        }
        return sections;
    }

    private void checkToken(String wanted) {
        if (!wanted.equals(credentials.token())) {
            throw new SyncException(ErrorKind.SOURCE_REFUSED, "The token is wrong; give another");
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new SyncException(ErrorKind.SOURCE_UNREACHABLE, file + " is not there; mount it", e);
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
