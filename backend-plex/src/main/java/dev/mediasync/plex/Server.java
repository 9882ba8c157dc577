package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.HttpFailure.Blame;
import dev.mediasync.internal.http.Question;
import dev.mediasync.model.SourceId;
import dev.mediasync.source.Capability;
import dev.mediasync.source.SourceDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which server answers, and which libraries it lists. */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Question IDENTITY = Question.of("/identity");
    /** The front page wants a token, which the identity does not. */
    private static final Question FRONT = Question.of("/");

    private static final int MANY_SECTIONS = 1_000;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,6}).*", Pattern.DOTALL);
    private static final int OLDEST_MINOR = 3;

    private final Reads reads;
    private final Set<Capability> capabilities;
    private final Set<String> named = new TreeSet<>();
    private @Nullable SourceDescription known;

    Server(Reads reads, Set<Capability> capabilities) {
        this.reads = reads;
        this.capabilities = Set.copyOf(capabilities);
    }

    /** Who the server is; it is asked once, and then only whether it still is. */
    SourceDescription describe() {
        SourceDescription description = known;
        if (description == null) {
            Row identity = reads.read(IDENTITY).fields();
            description = description(identity);
            proveToken(identity, description.id());
            known = description;
        }
        return description;
    }

    private SourceDescription description(Row identity) {
        String id = identity.word("machineIdentifier");
        String version = identity.word("version");
        if (id == null) {
            throw reads.refusals().invalid("does not say who it is, so it is no Plex server; check the address");
        }
        Matcher number = VERSION.matcher(version == null ? "" : version);
        if (number.matches()
                && Integer.parseInt(number.group(1)) <= 1
                && (number.group(1).equals("0") || Integer.parseInt(number.group(2)) < OLDEST_MINOR)) {
            throw reads.refusals()
                    .invalid("has version " + version + ", which is too old; 1.3 is the first that works");
        }
        try {
            return new SourceDescription(
                    new SourceId(id), "Plex Media Server", version == null ? "" : version, capabilities);
        } catch (IllegalArgumentException e) {
            throw new HttpFailure(Blame.SERVER, ErrorKind.SOURCE_INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    private void proveToken(Row identity, SourceId id) {
        Row front;
        try {
            front = reads.read(FRONT).fields();
        } catch (HttpFailure e) {
            boolean unclaimed = identity.has("claimed") && !identity.flag("claimed");
            if (e.kind() == ErrorKind.SOURCE_REFUSED && unclaimed) {
                throw new HttpFailure(
                        Blame.SERVER,
                        ErrorKind.SOURCE_REFUSED,
                        "The Plex server at " + reads.http().base()
                                + " belongs to no account yet, so no token fits it; claim it on its own web page",
                        e);
            }
            throw e;
        }
        String own = front.word("machineIdentifier");
        if (own != null && !own.equals(id.value())) {
            throw reads.refusals().invalid("gives itself two ids; check what stands between");
        }
    }

    /**
     * Makes sure that the answers since the last check came from one server.
     *
     * @return when the server answered, by its own clock, null where it does not say
     * @throws SyncException if another server answers under the address, or none
     */
    @Nullable
    Instant check() {
        SourceId id = describe().id();
        Container<Row> answer = reads.read(IDENTITY);
        Row identity = answer.fields();
        if (!id.value().equals(identity.word("machineIdentifier"))) {
            throw reads.refusals()
                    .invalid("is not " + id + " any more, but " + identity.word("machineIdentifier")
                            + "; nothing was changed, check the address");
        }
        return answer.answered();
    }

    /** Whether the server answers at all, for telling a row that it cannot read from an outage. */
    boolean alive() {
        try {
            reads.read(IDENTITY, 1);
            return true;
        } catch (HttpFailure e) {
            LOG.debug("The server does not answer about itself either", e);
            return false;
        }
    }

    /** The libraries of the types that are supported; others are named once. */
    List<Section> supported() {
        List<Section> supported = new ArrayList<>();
        for (Section section : sections()) {
            if (section.supported()) {
                supported.add(section);
            } else if (named.add(section.key())) {
                LOG.info(
                        "Library \"{}\" of {} holds {}, which is not supported; it is left out",
                        section.title(),
                        reads.http().base(),
                        section.type());
            }
        }
        return supported;
    }

    private List<Section> sections() {
        Container<Row> answer = reads.read(Ways.first(Question.of("/library/sections"), MANY_SECTIONS));
        List<Section> sections = new ArrayList<>();
        for (Row row : answer.rows()) {
            Section section = Section.of(row);
            if (section == null) {
                throw reads.refusals().invalid("lists a library without a key at MediaContainer.Directory; update it");
            }
            sections.add(section);
        }
        Long size = answer.fields().whole("size");
        if (size != null && size > sections.size()) {
            throw reads.refusals()
                    .invalid("says that it has " + size + " libraries, but shows " + sections.size() + "; sync again");
        }
        if (answer.total() != null && answer.total() > sections.size()) {
            throw reads.refusals()
                    .invalid("lists " + sections.size() + " of " + answer.total() + " libraries; sync again");
        }
        return sections;
    }

    /** A library as it is listed now; null where it is not. */
    @Nullable
    Section find(String key) {
        return sections().stream()
                .filter(section -> section.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /**
     * A library that can be walked over.
     *
     * @throws SyncException if it is not listed, or of a type that is not supported
     */
    Section load(String key) {
        Section section = find(key);
        if (section == null) {
            throw new SyncException(
                    ErrorKind.SOURCE_INVALID,
                    "The Plex server at " + reads.http().base() + " does not list library " + key
                            + " to this account; nothing was changed, look at its libraries again");
        }
        if (!section.supported()) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "Library \"" + section.title() + "\" holds " + section.type()
                            + ", which is not supported; choose one of films, shows or music");
        }
        return section;
    }
}
