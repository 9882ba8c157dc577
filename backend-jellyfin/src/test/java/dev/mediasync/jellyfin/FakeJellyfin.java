package dev.mediasync.jellyfin;

import dev.mediasync.jellyfin.FakeCatalogue.FakeItem;
import dev.mediasync.jellyfin.FakeCatalogue.FakeLibrary;
import dev.mediasync.jellyfin.FakeCatalogue.Query;
import dev.mediasync.source.Credentials;
import dev.mediasync.tck.LoopbackServer;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A Jellyfin server as the recordings of real ones show it; a test can make any answer worse. Thread-safe. */
final class FakeJellyfin implements AutoCloseable {
    static final String ID = "c9e5cad80d044870a9e252f22be257e7";
    static final String KEY = "00112233445566778899aabbccddeeff";
    static final String TOKEN = "ffeeddccbbaa99887766554433221100";
    static final String ROOT = "0b2a614109884ae1b924b1888a879d61";
    static final String KID = "cfe9cb1c723c414d90c90045531eac48";
    private static final JsonMapper MAPPER = new JsonMapper();

    final FakeCatalogue catalogue = new FakeCatalogue();
    final Map<String, FakeUser> users = new LinkedHashMap<>();
    final FakeLogins logins = new FakeLogins(this);
    private final FakeLists lists = new FakeLists(this);
    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<BiFunction<Asked, Reply, @Nullable Reply>> faults = new ArrayList<>();
    private final LoopbackServer server = new LoopbackServer(this::answer);
    String id = ID;
    String version = "12.0.0";
    String product = "Jellyfin Server";
    String base = "";
    boolean scanning;
    Clock clock = Clock.systemUTC();

    FakeJellyfin() {
        FakeUser root = new FakeUser(ROOT, "root", "secret");
        root.administrator = true;
        users.put(ROOT, root);
        users.put(KID, new FakeUser(KID, "kid", ""));
        logins.token(TOKEN, ROOT, "a-phone");
    }

    FakeUser root() {
        return user(ROOT);
    }

    FakeUser user(String userId) {
        return java.util.Objects.requireNonNull(users.get(userId), userId);
    }

    String address() {
        return server.address() + base;
    }

    /** Puts another answer, or null for the honest one, in the place of an honest one. */
    synchronized FakeJellyfin fault(BiFunction<Asked, Reply, @Nullable Reply> fault) {
        faults.add(fault);
        return this;
    }

    synchronized void heal() {
        faults.clear();
    }

    private synchronized Reply answer(Asked asking) {
        asked.add(asking);
        Reply honest = honest(asking)
                .with(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(clock.withZone(ZoneOffset.UTC))));
        for (BiFunction<Asked, Reply, @Nullable Reply> fault : faults) {
            Reply other = fault.apply(asking, honest);
            if (other != null) {
                return other;
            }
        }
        return honest;
    }

    private Reply honest(Asked asking) {
        if (!asking.path().startsWith(base)) {
            return Reply.html(302, "").with("Location", base.substring(1) + "/web/");
        }
        String path = asking.path().substring(base.length());
        if (path.equals("/System/Info/Public")) {
            return json(info());
        }
        if (path.equals("/health")) {
            return text(200, "Healthy");
        }
        Reply login = logins.answer(asking, path);
        if (login != null) {
            return login;
        }
        FakeLogins.Caller caller = logins.caller(asking);
        if (caller == null) {
            return path.equals("/socket") ? text(403, "") : text(401, "");
        }
        if (path.equals("/socket")) {
            return Sockets.upgraded(asking);
        }
        return asking.method().equals("GET") ? read(asking, path, caller) : write(asking, path, caller);
    }

    private Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("LocalAddress", "http://server:8096");
        info.put("ServerName", "fake");
        info.put("Version", version);
        if (!product.isEmpty()) {
            info.put("ProductName", product);
        }
        info.put("Id", id);
        info.put("StartupWizardCompleted", true);
        return info;
    }

    private Reply read(Asked asking, String path, FakeLogins.Caller caller) {
        Map<String, String> query = query(asking);
        FakeUser user = caller.as(query.get("userid"), users);
        if (query.containsKey("userid") && user == null) {
            return text(404, "Error processing request.");
        }
        if (user != null && !caller.mayActFor(user)) {
            return text(403, "Error processing request.");
        }
        String[] steps = path.split("/", -1);
        switch (path) {
            case "/System/Info" -> {
                return json(info());
            }
            case "/Users/Me" -> {
                return caller.user() == null
                        ? problem(400, "Bad Request")
                        : json(caller.user().json());
            }
            case "/Users" -> {
                return json(users.values().stream().map(FakeUser::json).toList());
            }
            case "/UserViews" -> {
                return user == null ? text(400, "Error processing request.") : lists.views(user);
            }
            case "/Library/MediaFolders" -> {
                return lists.views(null);
            }
            case "/Library/VirtualFolders" -> {
                return caller.administrator() ? json(lists.folders()) : text(403, "");
            }
            case "/ScheduledTasks" -> {
                return caller.administrator() ? json(lists.tasks()) : text(403, "");
            }
            case "/Items/Counts" -> {
                return json(lists.counts(user));
            }
            case "/Items" -> {
                return listing(new Query(query, user));
            }
            default -> {}
        }
        if (steps.length == 3 && steps[1].equals("Users")) {
            FakeUser other = users.get(plain(steps[2]));
            return other == null ? problem(404, "Not Found") : json(other.json());
        }
        if (steps.length == 3 && steps[1].equals("Items")) {
            return single(plain(steps[2]), user);
        }
        if (steps.length == 4 && steps[1].equals("Items") && steps[3].equals("Ancestors")) {
            return ancestors(plain(steps[2]), user);
        }
        if (steps.length == 4 && steps[1].equals("Playlists") && steps[3].equals("Items")) {
            return user == null ? text(400, "") : members(plain(steps[2]));
        }
        if (steps.length == 4 && steps[1].equals("UserItems") && user != null) {
            return catalogue.items.containsKey(plain(steps[2]))
                    ? json(user.state(plain(steps[2])))
                    : problem(404, "Not Found");
        }
        return text(404, "");
    }

    private Reply listing(Query query) {
        String parent = query.word("parentId");
        FakeLibrary library = catalogue.libraries.get(parent);
        FakeUser user = query.user();
        if (!parent.isEmpty() && !parent.matches("[0-9a-f]{32}")) {
            return problem(400, "One or more validation errors occurred.");
        }
        if (library != null && user != null && user.hiddenLibraries.contains(parent)) {
            return new Reply(
                    401,
                    Map.of("Content-Type", "application/json; charset=utf-8"),
                    "\"" + user.name + " is not permitted to access Library " + library.name() + ".\"",
                    Manner.WHOLE);
        }
        boolean known = parent.isEmpty() || library != null || catalogue.items.containsKey(parent);
        if (!known) {
            return text(400, "Error processing request.");
        }
        List<FakeItem> all = catalogue.list(query);
        int start = Math.max(0, number(query.word("startIndex"), 0));
        int limit = number(query.word("limit"), all.size());
        List<Map<String, Object>> page = all
                .subList(Math.min(start, all.size()), limit < 0 ? all.size() : Math.min(all.size(), start + limit))
                .stream()
                .map(item -> shown(item, query))
                .toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Items", page);
        fields.put("TotalRecordCount", query.word("enableTotalRecordCount").equals("false") ? page.size() : all.size());
        fields.put("StartIndex", start);
        return json(fields);
    }

    private static int number(String word, int otherwise) {
        return word.isEmpty() ? otherwise : Integer.parseInt(word);
    }

    private Map<String, Object> shown(FakeItem item, Query query) {
        Map<String, Object> shown = new LinkedHashMap<>(item.fields);
        List<String> fields = Arrays.asList(query.word("fields").split(",", -1));
        for (String optional :
                List.of("Etag", "DateCreated", "Path", "ProviderIds", "SortName", "Overview", "ParentId")) {
            if (!fields.contains(optional)) {
                shown.remove(optional);
            }
        }
        FakeUser user = query.user();
        if (user != null && !query.word("enableUserData").equals("false")) {
            shown.put("UserData", user.state(item.id()));
        }
        return shown;
    }

    private Reply single(String item, @Nullable FakeUser user) {
        FakeItem found = catalogue.items.get(item);
        if (user == null) {
            return text(400, "Error processing request.");
        }
        boolean hidden =
                found != null && (user.hiddenItems.contains(item) || !catalogue.seesFolder(user, found.folder));
        if (found == null || hidden) {
            return problem(404, "Not Found");
        }
        Map<String, Object> whole = new LinkedHashMap<>(found.fields);
        whole.put("UserData", user.state(item));
        return json(whole);
    }

    /** Of several libraries on one folder the first only, as real servers do; without a user only folders on disk. */
    private Reply ancestors(String item, @Nullable FakeUser user) {
        FakeItem found = catalogue.items.get(item);
        if (found == null) {
            return problem(404, "Not Found");
        }
        if (user == null) {
            return json(List.of(
                    Map.of("Name", found.folder, "Id", "f".repeat(32), "Type", "Folder"),
                    Map.of("Name", "root", "Id", "e".repeat(32), "Type", "AggregateFolder")));
        }
        return json(catalogue.libraries.values().stream()
                .filter(library -> library.folder().equals(found.folder))
                .limit(1)
                .map(library -> Map.of("Name", library.name(), "Id", library.id(), "Type", "CollectionFolder"))
                .toList());
    }

    private Reply members(String list) {
        List<Map<String, Object>> found = catalogue.members.getOrDefault(list, List.of()).stream()
                .filter(catalogue.items::containsKey)
                .map(item -> {
                    Map<String, Object> shown = new LinkedHashMap<>(catalogue.item(item).fields);
                    shown.put("PlaylistItemId", item);
                    return shown;
                })
                .toList();
        return json(Map.of("Items", found, "TotalRecordCount", found.size(), "StartIndex", 0));
    }

    private Reply write(Asked asking, String path, FakeLogins.Caller caller) {
        Map<String, String> query = query(asking);
        FakeUser user = caller.as(query.get("userid"), users);
        String[] steps = path.split("/", -1);
        if (user == null || !caller.mayActFor(user)) {
            return text(user == null ? 400 : 403, "Error processing request.");
        }
        if (steps.length < 3 || !catalogue.items.containsKey(plain(steps[2]))) {
            return problem(404, "Not Found");
        }
        Map<String, Object> state = user.state(plain(steps[2]));
        if (!path.startsWith("/UserItems/") || !path.endsWith("/UserData")) {
            return text(404, "");
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> body = MAPPER.readValue(asking.body(), Map.class);
        body.forEach((name, value) -> {
            if (value != null) {
                state.put(name, value);
            }
        });
        return json(state);
    }

    static Reply json(Object tree) {
        return Reply.utf8(MAPPER.writeValueAsString(tree)).with("Content-Type", "application/json; charset=utf-8");
    }

    static Reply text(int status, String body) {
        return new Reply(status, body.isEmpty() ? Map.of() : Map.of("Content-Type", "text/plain"), body, Manner.WHOLE);
    }

    static Reply problem(int status, String title) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                "{\"type\":\"https://tools.ietf.org/html/rfc9110\",\"title\":\"" + title + "\",\"status\":" + status
                        + "}",
                Manner.WHOLE);
    }

    /** The parameters; their names count in any case, as they do for the server. */
    static Map<String, String> query(Asked asking) {
        Map<String, String> query = new TreeMap<>();
        int mark = asking.target().indexOf('?');
        if (mark >= 0) {
            for (String pair : asking.target().substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8)
                                .toLowerCase(Locale.ROOT),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /** Well-formed ids of a list; a malformed one is dropped in silence. */
    static List<String> ids(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(FakeJellyfin::plain)
                .filter(one -> one.matches("[0-9a-f]{32}"))
                .toList();
    }

    static String plain(String any) {
        return any.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** The questions so far that begin with a path. */
    List<Asked> asked(String path) {
        synchronized (asked) {
            return asked.stream()
                    .filter(one -> one.path().startsWith(base + path))
                    .toList();
        }
    }

    /** Tells those who listen; an empty message breaks their connection. */
    void say(String message) {
        server.say(message);
    }

    /** The next text that a listener sent. */
    String heard() throws InterruptedException {
        return server.heard();
    }

    JellyfinSource.Builder builder(String secret) {
        return JellyfinSource.builder(address(), new Credentials(secret)).withPause(time -> {});
    }

    @Override
    public void close() {
        server.close();
    }
}
