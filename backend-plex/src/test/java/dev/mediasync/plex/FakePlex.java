package dev.mediasync.plex;

import dev.mediasync.tck.LoopbackServer;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A Plex Media Server as the facts tell of it; a test can make any answer worse. Thread-safe. */
final class FakePlex implements AutoCloseable {
    static final String ID = "0123456789abcdef0123456789abcdef01234567";
    static final String TOKEN = "owners-token-0f3a";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, Integer> CUT = Map.of("Role", 3, "Genre", 2, "Director", 1, "Writer", 2);
    private static final List<String> FULL_ONLY = List.of("Producer", "librarySectionID");

    final Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> rows = new TreeMap<>(FakePlex::byNumber);
    final Map<String, Map<String, Map<String, Object>>> states = new LinkedHashMap<>();
    /** The tokens that the server takes for its owner's. */
    final Set<String> owners = new HashSet<>(Set.of(TOKEN));

    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<BiFunction<Asked, Reply, @Nullable Reply>> faults = new ArrayList<>();
    private final LoopbackServer server = new LoopbackServer(this::answer);
    String machine = ID;
    String version = "1.43.3.1";
    boolean claimed = true;
    int mostDetails = 1_000;
    String notifications = "/:/websockets/notifications";

    FakePlex() {
        states.put(TOKEN, new LinkedHashMap<>());
    }

    private static int byNumber(String one, String other) {
        return one.length() != other.length() ? Integer.compare(one.length(), other.length()) : one.compareTo(other);
    }

    /** A row, to be changed. */
    Map<String, Object> row(String id) {
        return Objects.requireNonNull(rows.get(id), id);
    }

    /** A section, to be changed. */
    Map<String, Object> section(String key) {
        return Objects.requireNonNull(sections.get(key), key);
    }

    /** What the account of a token did, by item. */
    Map<String, Map<String, Object>> states(String token) {
        return Objects.requireNonNull(states.get(token), "a token that the server knows");
    }

    String address() {
        return server.address();
    }

    synchronized FakePlex section(String key, String type, String title) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("key", key);
        section.put("uuid", "uuid-of-" + key);
        section.put("type", type);
        section.put("title", title);
        section.put("agent", "tv.plex.agents." + type);
        section.put("refreshing", false);
        section.put("contentChangedAt", 1_000);
        sections.put(key, section);
        return this;
    }

    /** Adds a row; a shown change of it moves the section's counter. */
    synchronized Map<String, Object> row(String section, String id, String type, String title) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ratingKey", id);
        row.put("key", "/library/metadata/" + id);
        row.put("type", type);
        row.put("title", title);
        row.put("guid", "plex://" + type + "/5d77" + id);
        row.put("addedAt", 1_579_514_000 + Integer.parseInt(id));
        row.put("updatedAt", 1_663_510_000);
        row.put("librarySectionID", section);
        rows.put(id, row);
        touch(section);
        return row;
    }

    Map<String, Object> movie(String section, String id, String title) {
        Map<String, Object> row = row(section, id, "movie", title);
        row.put("Guid", List.of(Map.of("id", "imdb://tt000" + id), Map.of("id", "tmdb://" + id)));
        row.put("Media", List.of(media(id, "/data/Movies/" + title + ".mkv")));
        row.put("duration", 5_400_000);
        return row;
    }

    Map<String, Object> child(String section, String id, String type, String parent, int index) {
        Map<String, Object> row = row(section, id, type, type + " " + index);
        row.put("parentRatingKey", parent);
        row.put("index", index);
        if (type.equals("episode") || type.equals("track")) {
            row.put("parentIndex", 1);
            row.put("duration", 1_200_000);
            row.put("Media", List.of(media(id, "/data/" + type + "/" + id + ".mkv")));
        }
        return row;
    }

    static Map<String, Object> media(String id, String file) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("id", Integer.parseInt(id) + 500);
        part.put("key", "/library/parts/" + id + "/1579478991/file.mkv");
        part.put("file", file);
        part.put("size", 13_400_382);
        Map<String, Object> media = new LinkedHashMap<>();
        media.put("id", Integer.parseInt(id) + 400);
        media.put("videoResolution", "720");
        media.put("container", "mkv");
        media.put("Part", List.of(part));
        return media;
    }

    static List<Map<String, Object>> tags(String... words) {
        return Arrays.stream(words)
                .map(word -> Map.<String, Object>of("tag", word))
                .toList();
    }

    synchronized void remove(String id) {
        Map<String, Object> row = rows.remove(id);
        if (row != null) {
            touch(String.valueOf(row.get("librarySectionID")));
        }
    }

    synchronized void touch(String section) {
        section(section).computeIfPresent("contentChangedAt", (name, value) -> Integer.parseInt(value.toString()) + 1);
    }

    /** Puts another answer, or null for the honest one, in the place of an honest one. */
    synchronized FakePlex fault(BiFunction<Asked, Reply, @Nullable Reply> fault) {
        faults.add(fault);
        return this;
    }

    synchronized void heal() {
        faults.clear();
    }

    private synchronized Reply answer(Asked asking) {
        asked.add(asking);
        Reply honest = honest(asking).with("Date", now());
        for (BiFunction<Asked, Reply, @Nullable Reply> fault : faults) {
            Reply other = fault.apply(asking, honest);
            if (other != null) {
                return other;
            }
        }
        return honest;
    }

    private static String now() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    }

    private Reply honest(Asked asking) {
        String path = asking.path();
        if (path.equals("/identity")) {
            return container(Map.of("size", 0, "claimed", claimed, "machineIdentifier", machine, "version", version));
        }
        String token = asking.headers().get("x-plex-token");
        if (token == null || !states.containsKey(token)) {
            return Reply.html(401, "<html><body><h1>401 Unauthorized</h1></body></html>");
        }
        if (path.equals("/")) {
            return container(Map.of("machineIdentifier", machine, "version", version));
        }
        if (path.equals("/accounts")) {
            return owners.contains(token)
                    ? container(Map.of("size", 1, "Account", List.of(Map.of("id", 1, "name", "Ann"))))
                    : Reply.html(403, "<html><h1>403 Forbidden</h1></html>");
        }
        if (path.equals(notifications)) {
            return upgraded(asking);
        }
        if (path.equals("/library/sections")) {
            return container(Map.of("size", sections.size(), "Directory", List.copyOf(sections.values())));
        }
        if (path.startsWith("/library/sections/")) {
            return listing(asking, token);
        }
        return path.startsWith("/library/metadata/") ? details(asking, token) : write(asking, token);
    }

    private static Reply upgraded(Asked asking) {
        String key = asking.headers().get("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
            Map<String, String> headers = Map.of(
                    "Upgrade", "websocket",
                    "Connection", "Upgrade",
                    "Sec-WebSocket-Accept", Base64.getEncoder().encodeToString(hash));
            return new Reply(101, headers, "", LoopbackServer.Manner.UPGRADED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells those who listen; an empty message breaks their connection. */
    void say(String message) {
        server.say(message);
    }

    static Reply container(Map<String, Object> fields) {
        return Reply.json(ascii(MAPPER.writeValueAsString(Map.of("MediaContainer", fields))));
    }

    /** The server sends bytes; these are the bytes of UTF-8, one character each. */
    private static String ascii(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static Map<String, String> query(Asked asking) {
        Map<String, String> query = new LinkedHashMap<>();
        int mark = asking.target().indexOf('?');
        if (mark >= 0) {
            for (String pair : asking.target().substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private Reply listing(Asked asking, String token) {
        String section = asking.path().split("/", -1)[3];
        Map<String, String> query = query(asking);
        if (!sections.containsKey(section)) {
            return Reply.html(404, "<h1>Invalid library section ID</h1>");
        }
        RowType type = RowType.MOVIE;
        for (RowType one : RowType.values()) {
            type = Integer.toString(one.number()).equals(query.get("type")) ? one : type;
        }
        String word = type.word();
        List<Map<String, Object>> all = rows.values().stream()
                .filter(row -> word.equals(row.get("type")) && section.equals(row.get("librarySectionID")))
                .filter(row -> query.entrySet().stream().allMatch(filter -> passes(stated(row, token), filter)))
                .toList();
        int start = number(asking, "x-plex-container-start", 0);
        int size = number(asking, "x-plex-container-size", all.size());
        List<Map<String, Object>> page = all.subList(Math.min(start, all.size()), Math.min(all.size(), start + size));
        List<Map<String, Object>> cut =
                page.stream().map(row -> cut(stated(row, token), query)).toList();
        return page(cut, start, all.size()).with("X-Plex-Container-Total-Size", Integer.toString(all.size()));
    }

    static Reply page(List<Map<String, Object>> rows, int start, int total) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("size", rows.size());
        fields.put("offset", start);
        fields.put("totalSize", total);
        if (!rows.isEmpty()) {
            fields.put("Metadata", rows);
        }
        return container(fields);
    }

    private static boolean passes(Map<String, Object> row, Map.Entry<String, String> filter) {
        if (!filter.getKey().endsWith(">>")) {
            return true;
        }
        String field = filter.getKey().replace(">>", "");
        Object value = row.get(field.substring(field.indexOf('.') + 1));
        return value != null && Long.parseLong(value.toString()) > Long.parseLong(filter.getValue());
    }

    private static int number(Asked asking, String header, int otherwise) {
        return Integer.parseInt(asking.headers().getOrDefault(header, Integer.toString(otherwise)));
    }

    private static Map<String, Object> cut(Map<String, Object> row, Map<String, String> query) {
        Map<String, Object> cut = new LinkedHashMap<>(row);
        FULL_ONLY.forEach(cut::remove);
        CUT.forEach((name, most) -> cut.computeIfPresent(name, (key, list) -> shortened((List<?>) list, most)));
        if (!"1".equals(query.get("includeGuids"))) {
            cut.remove("Guid");
        }
        for (String element : query.getOrDefault("excludeElements", "").split(",", -1)) {
            cut.remove(element);
        }
        return cut;
    }

    private static Object shortened(List<?> tags, int most) {
        return tags.subList(0, Math.min(most, tags.size())).stream()
                .map(tag -> Map.of("tag", String.valueOf(((Map<?, ?>) tag).get("tag"))))
                .toList();
    }

    private Map<String, Object> stated(Map<String, Object> row, String token) {
        Map<String, Object> stated = new LinkedHashMap<>(row);
        stated.putAll(states(token).getOrDefault(row.get("ratingKey"), Map.of()));
        return stated;
    }

    private Reply details(Asked asking, String token) {
        List<String> ids =
                List.of(asking.path().substring("/library/metadata/".length()).split(",", -1));
        List<Map<String, Object>> found = ids.stream()
                .filter(rows::containsKey)
                .map(id -> stated(row(id), token))
                .toList();
        if (found.isEmpty()) {
            return Reply.html(404, "<html><h1>404 Not Found</h1></html>");
        }
        return container(
                ids.size() > mostDetails ? Map.of("size", 0) : Map.of("size", found.size(), "Metadata", found));
    }

    private Reply write(Asked asking, String token) {
        Map<String, String> query = query(asking);
        String id = query.getOrDefault("ratingKey", query.getOrDefault("key", ""));
        Map<String, Object> state = states(token).computeIfAbsent(id, key -> new LinkedHashMap<>());
        switch (asking.path()) {
            case "/:/scrobble" -> {
                state.merge("viewCount", 1, (one, more) -> (Integer) one + 1);
                state.remove("viewOffset");
                state.put("lastViewedAt", 1_700_000_000);
            }
            case "/:/unscrobble" -> state.clear();
            case "/:/timeline" -> state.put("viewOffset", Long.parseLong(query.get("time")));
            case "/:/rate" -> state.put("userRating", Double.parseDouble(query.get("rating")));
            default -> {
                return Reply.html(404, "<h1>404 Not Found</h1>");
            }
        }
        return new Reply(200, Map.of(), "", LoopbackServer.Manner.WHOLE);
    }

    /** The questions so far that begin with a path. */
    List<Asked> asked(String path) {
        synchronized (asked) {
            return asked.stream().filter(one -> one.path().startsWith(path)).toList();
        }
    }

    PlexSource.Builder builder() {
        return PlexSource.builder(address(), new dev.mediasync.source.Credentials(TOKEN))
                .withPause(time -> {});
    }

    PlexSource source() {
        return builder().withPageRows(3).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
