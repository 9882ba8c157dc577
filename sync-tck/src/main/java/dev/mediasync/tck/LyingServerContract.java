package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;

/** P15: whatever a server says, no item that is there goes and no user state is lost. */
public abstract class LyingServerContract extends RepositoryContract {
    private static final UserState SEEN =
            new UserState("ann", Duration.ZERO, true, 2, Instant.parse("2025-05-06T07:08:09Z"), true, 9.0);
    private static final Set<String> WATCHED = Set.of("2", "6", "12", "show", "show/1/2");
    /** Lies that hide nothing, so that a run over them says that all is in step. */
    private static final Set<Lie> HARMLESS =
            EnumSet.of(Lie.WRONG_TYPES, Lie.POISON_ROW, Lie.REUSED_ID, Lie.CHANGED_SERVER_ID);

    /** Lies that only a question about the single item uncovers: without it they are no different from the truth. */
    private static final Set<Lie> NEED_ASKING = EnumSet.of(Lie.FORGOTTEN_ROW, Lie.UNAUTHORISED_WHEN_ASKED);

    /** Makes the contract ready. */
    protected LyingServerContract() {}

    /** P15: nothing is lost where the source answers truly about single items. */
    @Example
    protected void p15NothingIsLostWhereTheSourceAnswersAboutSingleItems() {
        everyLie(source -> source);
    }

    /** P15: nothing is lost where the source is asked about single items and cannot tell. */
    @Example
    protected void p15NothingIsLostWhereTheSourceCannotTellAboutSingleItems() {
        everyLie(source -> source.answering(Presence.UNKNOWN));
    }

    /** P15: nothing is lost where the source cannot be asked about single items. */
    @Example
    protected void p15NothingIsLostWhereTheSourceCannotBeAsked() {
        everyLie(ScriptedSource::withoutPresence);
    }

    /** P15: a first load that is lied to keeps nothing back for good. */
    @Example
    protected void p15AFirstLoadThatIsLiedToIsMadeGoodLater() {
        everyLie(source -> source, Scene::playFirstLoad);
    }

    private void everyLie(UnaryOperator<ScriptedSource> answering) {
        everyLie(answering, Scene::play);
    }

    private void everyLie(UnaryOperator<ScriptedSource> answering, Consumer<Scene> act) {
        List<String> broken = new ArrayList<>();
        for (Lie lie : Lie.values()) {
            ScriptedSource source = answering.apply(freshSource());
            if (NEED_ASKING.contains(lie) && !source.describe().can(Capability.PRESENCE)) {
                continue;
            }
            try {
                act.accept(new Scene(lie, source));
            } catch (AssertionError e) {
                broken.add(lie + ": " + e.getMessage());
            }
        }
        assertThat(broken).as("lies that did harm").isEmpty();
    }

    private static List<MediaItem> show(ScriptedSource source) {
        List<MediaItem> items = new ArrayList<>();
        items.add(item(source, "show", MediaKind.SHOW)
                .externalIds(List.of(new ExternalId("tvdb", "81189")))
                .build());
        for (int season = 1; season <= 2; season++) {
            String id = "show/" + season;
            items.add(item(source, id, MediaKind.SEASON)
                    .parentId("show")
                    .numbering(Numbering.season(season))
                    .build());
            for (int episode = 1; episode <= 3; episode++) {
                items.add(item(source, id + "/" + episode, MediaKind.EPISODE)
                        .parentId(id)
                        .numbering(Numbering.episode(season, episode))
                        .build());
            }
        }
        return items;
    }

    private static MediaItem.Builder item(ScriptedSource source, String id, MediaKind kind) {
        return MediaItem.builder(new ItemKey(source.describe().id(), id), kind, "Title of " + id);
    }

    /** One lie over one populated library. */
    private final class Scene {
        private final Lie lie;
        private final ScriptedSource source;
        private final Library library;
        private final List<MediaItem> recorded = new ArrayList<>();
        private final MediaSync sync;

        Scene(Lie lie, ScriptedSource source) {
            this.lie = lie;
            this.source = source;
            this.library = source.library("main");
            this.sync = door(source, RemovalPolicy.DEFAULT).withChunkItems(4).build();
            recorded.addAll(films(source.describe().id(), 12));
            recorded.addAll(show(source));
        }

        void play() {
            source.put(library, recorded);
            sync.sync();
            recorded.stream()
                    .filter(item -> WATCHED.contains(item.key().id()))
                    .forEach(item -> repository().saveUserState(item.key(), SEEN));
            long loaded = lastSequence();
            lie.tell(source, library);
            source.script(new Slow());

            for (int run = 1; run <= 2; run++) {
                assertTold();
                assertNothingLost(movesSince(loaded));
            }
            source.heal();
            assertInStep();
            there().forEach(item -> assertState(item, item.key()));
        }

        void playFirstLoad() {
            source.put(library, recorded);
            lie.tell(source, library);
            source.script(new Slow());
            try {
                sync.sync();
            } catch (SyncException e) {
                assertClear(e);
            }
            assertThat(repository().check().sound())
                    .as("the repository is sound")
                    .isTrue();

            source.heal();
            assertInStep();
        }

        /** What is recorded and there in truth. */
        private List<MediaItem> there() {
            List<MediaItem> there = new ArrayList<>(recorded);
            there.retainAll(source.held(library));
            return there;
        }

        private void assertTold() {
            try {
                LibraryReport report = sync.sync().libraries().get(0);
                SyncException error = report.error();
                if (error != null) {
                    assertClear(error);
                }
                boolean silent = error == null && report.reasons().isEmpty();
                assertThat(report.completed() || !silent)
                        .as("it is said why the run did not complete: " + report)
                        .isTrue();
                if (lie != Lie.ALL_IDS_CHANGED) {
                    assertThat(report.completed())
                            .as("the run passes as complete: " + report)
                            .isEqualTo(HARMLESS.contains(lie));
                }
            } catch (SyncException e) {
                assertClear(e);
            }
        }

        private void assertClear(SyncException error) {
            assertThat(error.kind().name()).as("kind of: " + error).startsWith("SOURCE_");
            assertThat(error).as("it says what happened, and what to do").hasMessageMatching("(?s).{20,}[;.,:] .{10,}");
        }

        /** The new key of each key that moved. */
        private Map<ItemKey, ItemKey> movesSince(long sequence) {
            Map<ItemKey, ItemKey> moves = new HashMap<>();
            for (ChangeEvent event : repository().changesSince(sequence, 1_000)) {
                ItemKey from = event.from();
                if (from != null) {
                    moves.put(from, event.key());
                }
            }
            return moves;
        }

        private void assertNothingLost(Map<ItemKey, ItemKey> moves) {
            for (MediaItem item : there()) {
                ItemKey key = moves.getOrDefault(item.key(), item.key());
                Optional<MediaItem> now = repository().find(key);
                assertThat(now).as("item " + item.key() + " during the lie").isPresent();
                if (now.filter(found -> found.kind() == item.kind()).isPresent()) {
                    assertThat(now.map(MediaItem::title)).contains(item.title());
                    assertState(item, key);
                }
            }
            assertThat(repository().check().sound())
                    .as("the repository is sound")
                    .isTrue();
        }

        private void assertState(MediaItem item, ItemKey key) {
            if (WATCHED.contains(item.key().id())) {
                assertThat(repository().userState(key, "ann"))
                        .as("user state of " + item.key())
                        .contains(SEEN);
            }
        }

        private void assertInStep() {
            LibraryReport report = sync.sync().libraries().get(0);
            if (report.outcome() == RunOutcome.BLOCKED) {
                report = sync.sync(SyncOptions.defaults().approve(report.plan()))
                        .libraries()
                        .get(0);
            }
            assertThat(report.completed()).as("healed: " + report).isTrue();
            assertThat(snapshot(library.key())).as("healed").isEqualTo(byKey(source.held(library)));
            assertThat(repository().check().sound())
                    .as("the repository is sound")
                    .isTrue();
        }
    }

    /** Lets half a minute pass with each page, so that a run outlasts its first lease. */
    private final class Slow implements Fault {
        @Override
        public void before(int page) {
            clock.advance(Duration.ofSeconds(30));
        }
    }
}
