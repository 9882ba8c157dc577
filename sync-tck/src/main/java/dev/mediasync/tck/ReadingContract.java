package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Mark;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.Stamp;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What readers see: listings, stamps, the change feed, and how libraries stand. */
public abstract class ReadingContract extends RepositoryContract {
    private static final int TRIES = 100;
    private static final MediaStream VIDEO = MediaStream.builder(MediaStream.Kind.VIDEO)
            .codec("hevc")
            .size(3840, 2160)
            .stereo(MediaStream.Stereo.HALF_TOP_BOTTOM)
            .build();
    private static final MediaStream SOUND = MediaStream.builder(MediaStream.Kind.AUDIO)
            .codec("dts")
            .language("jpn")
            .title("監督の解説")
            .channels(6)
            .marks(Set.of(Mark.DEFAULT))
            .build();
    private static final MediaStream SUBTITLE = MediaStream.builder(MediaStream.Kind.SUBTITLE)
            .language("pt-BR")
            .marks(Set.of(Mark.FORCED, Mark.HEARING_IMPAIRED))
            .file("one.pt-BR.forced.sdh.srt")
            .build();

    /** Makes the contract ready. */
    protected ReadingContract() {}

    /** R01: paging shows each item once, whatever the size of a page. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void r01PagingShowsEachItemOnce(
            @ForAll("libraries") List<MediaItem> shapes, @ForAll @IntRange(min = 1, max = 9) int size) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> items = LibraryArbitraries.in(source.describe().id(), shapes);
        load(source, library, items);

        List<ItemSummary> seen = pages(BrowseQuery.ALL.in(library.key()).limit(size));

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        items.stream().map(ItemSummary::of).toList());
    }

    /** R02: filters by kind and by parent leave exactly what they name. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void r02FiltersLeaveWhatTheyName(@ForAll("libraries") List<MediaItem> shapes, @ForAll MediaKind kind) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> items = LibraryArbitraries.in(source.describe().id(), shapes);
        load(source, library, items);

        assertThat(pages(BrowseQuery.ALL.in(library.key()).ofKind(kind)))
                .extracting(ItemSummary::key)
                .containsExactlyInAnyOrderElementsOf(items.stream()
                        .filter(item -> item.kind() == kind)
                        .map(MediaItem::key)
                        .toList());
        for (MediaItem parent : items) {
            assertThat(pages(BrowseQuery.ALL.in(library.key()).under(parent.key())))
                    .extracting(ItemSummary::key)
                    .containsExactlyInAnyOrderElementsOf(items.stream()
                            .filter(item -> parent.key().equals(item.parent()))
                            .map(MediaItem::key)
                            .toList());
        }
    }

    /** R03: each recorded item has one stamp, and its handle leads to the item. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void r03StampsLeadToTheirItems(@ForAll("libraries") List<MediaItem> shapes) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> items = LibraryArbitraries.in(source.describe().id(), shapes);
        load(source, library, items);
        List<Stamp> stamps = new ArrayList<>();

        repository().stamps(library.key(), stamps::add);

        assertThat(stamps)
                .extracting(Stamp::id)
                .containsExactlyInAnyOrderElementsOf(
                        items.stream().map(item -> item.key().id()).toList());
        assertThat(stamps).allMatch(stamp -> stamp.handle() > 0);
        for (Stamp stamp : stamps) {
            List<RecordedItem> found = repository().recorded(library.key(), new long[] {stamp.handle()});
            assertThat(found).hasSize(1);
            assertThat(found.get(0).item().key().id()).isEqualTo(stamp.id());
            assertThat(found.get(0).item().kind()).isEqualTo(stamp.kind());
        }
        long[] handles = stamps.stream().mapToLong(Stamp::handle).toArray();
        assertThat(repository().recorded(library.key(), handles))
                .extracting(found -> outline(found.item()))
                .containsExactlyInAnyOrderElementsOf(
                        items.stream().map(ReadingContract::outline).toList());
    }

    /** What an item is known by. */
    private static List<Object> outline(MediaItem item) {
        return List.of(
                item.key(),
                item.kind(),
                Optional.ofNullable(item.parentId()),
                item.title(),
                item.numbering(),
                Optional.ofNullable(item.dates().released()),
                item.externalIds(),
                item.aliases(),
                item.identities());
    }

    /** R04: paging goes on behind the place of an item that went, rather than ending or beginning anew in silence. */
    @Example
    protected void r04PagingGoesOnBehindAnItemThatWent() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 6);
        load(source, library, films);
        BrowseQuery query = BrowseQuery.ALL.in(library.key()).limit(3);
        Page first = repository().browse(query);
        load(source, library, without(films, "3"));

        Page second = repository().browse(query.from(first.next()));

        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(ItemSummary::key))
                .containsExactlyElementsOf(films.stream().map(MediaItem::key).toList());
        assertThat(second.next()).isNull();
    }

    /** R10: the streams of each file come back as they are and in their order, whatever of them changes. */
    @Example
    protected void r10StreamsComeBackWithTheirFiles() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        MediaItem bare = film(source.describe().id(), "1");
        MediaPart one = part("one.mkv", VIDEO, SOUND, SUBTITLE);
        MediaPart two = part("two.mkv", SOUND, SUBTITLE, SOUND);
        MediaStream forced = SUBTITLE.toBuilder().marks(Set.of(Mark.FORCED)).build();
        for (List<MediaPart> parts : List.of(
                List.of(one, two),
                List.of(one, two.withStreams(List.of(SOUND, forced, SOUND))),
                List.of(two, one),
                List.of(one),
                List.of(part("one.mkv")))) {
            MediaItem film = bare.with(b -> b.parts(parts));
            source.put(library, List.of(film));

            LibraryReport report = sync(source);

            assertThat(report.counts().added() + report.counts().updated()).isEqualTo(1);
            assertThat(repository().find(film.key())).contains(film);
            assertThat(repository().check().sound()).isTrue();
        }
    }

    private static MediaPart part(String file, MediaStream... streams) {
        return new MediaPart("", file, 1L, null, null, null, List.of(streams));
    }

    /** R05: a handle that leads nowhere is left out. */
    @Example
    protected void r05AHandleThatLeadsNowhereIsLeftOut() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        load(source, library, films(source.describe().id(), 2));

        assertThat(repository().recorded(library.key(), new long[] {Long.MAX_VALUE}))
                .isEmpty();
        assertThat(repository().recorded(library.key(), new long[0])).isEmpty();
    }

    /** R06: the feed tells each change once, in the plan's order, with growing sequence numbers. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void r06TheFeedTellsEachChangeOnce(@ForAll("perturbed") Perturbed pair) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        load(source, library, LibraryArbitraries.in(source.describe().id(), pair.recorded()));
        source.put(library, LibraryArbitraries.in(source.describe().id(), pair.observed()));
        SyncPlan plan = unlimited(source).plan(library);
        long before = lastSequence();

        applyApproved(source, plan);

        List<ChangeEvent> events = events(before);
        List<ItemKey> told = new ArrayList<>();
        for (Change change : plan.changes()) {
            told.add(change.key());
            if (change instanceof Change.Replace) {
                told.add(change.key());
            }
        }
        assertThat(events).extracting(ChangeEvent::key).containsExactlyElementsOf(told);
        assertThat(events).allMatch(event -> event.library().equals(library.key()));
        assertThat(events).allMatch(event -> event.at().equals(clock.instant()));
        assertThat(events).extracting(ChangeEvent::sequence).isSorted().doesNotHaveDuplicates();
    }

    /** R07: each verb is told, and a rekey with the key before it. */
    @Example
    protected void r07TheFeedTellsWhatHappened() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 3);
        load(source, library, films);
        long before = lastSequence();
        MediaItem updated = films.get(0).with(b -> b.externalIds(List.of(new ExternalId("tmdb", "other"))));
        MediaItem rekeyed =
                films.get(1).with(b -> b.key(film(source.describe().id(), "new").key()));
        MediaItem added = film(source.describe().id(), "more");

        load(source, library, List.of(updated, rekeyed, added));

        assertThat(events(before))
                .extracting(ChangeEvent::verb, ChangeEvent::key, ChangeEvent::from, ChangeEvent::kind)
                .containsExactlyInAnyOrder(
                        tuple(ChangeEvent.Verb.UPDATED, updated.key(), null, MediaKind.MOVIE),
                        tuple(
                                ChangeEvent.Verb.REKEYED,
                                rekeyed.key(),
                                films.get(1).key(),
                                MediaKind.MOVIE),
                        tuple(ChangeEvent.Verb.ADDED, added.key(), null, MediaKind.MOVIE),
                        tuple(ChangeEvent.Verb.REMOVED, films.get(2).key(), null, MediaKind.MOVIE));
    }

    /** R08: removals that runs made without an approval count into the window, and only there. */
    @Example
    protected void r08RecentRemovalsCountWhileTheyAreInTheWindow() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 20);
        load(source, library, films);
        source.put(library, without(films, "1", "2"));
        sync(source);

        assertThat(repository().base(library, Duration.ofHours(24)).history().removed())
                .isEqualTo(2);
        clock.advance(Duration.ofHours(25));
        assertThat(repository().base(library, Duration.ofHours(24)).history().removed())
                .isZero();
    }

    /** R09: a library stands at the revision, the size and the scope of its last commit. */
    @Example
    protected void r09ALibraryStandsWhereItsLastCommitLeftIt() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        assertThat(repository().base(library, Duration.ofHours(1)).firstLoad()).isTrue();

        load(source, library, films(source.describe().id(), 4));

        assertThat(status(library.key()).library()).isEqualTo(library);
        assertThat(status(library.key()).items()).isEqualTo(4);
        assertThat(status(library.key()).revision()).isEqualTo(1);
        assertThat(status(library.key()).blocked()).isNull();
        assertThat(repository().base(library, Duration.ofHours(1)).seen().scope())
                .isEqualTo("everything");
        assertThat(repository().base(library, Duration.ofHours(1)).revision()).isEqualTo(1);
        assertThat(repository().check().sound()).isTrue();
    }

    private List<ItemSummary> pages(BrowseQuery first) {
        List<ItemSummary> all = new ArrayList<>();
        Page page = repository().browse(first);
        all.addAll(page.items());
        while (page.next() != null) {
            assertThat(page.items()).hasSize(first.limit());
            page = repository().browse(first.from(page.next()));
            all.addAll(page.items());
        }
        return all;
    }

    private List<ChangeEvent> events(long since) {
        List<ChangeEvent> all = new ArrayList<>();
        List<ChangeEvent> page = repository().changesSince(since, 3);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = repository().changesSince(page.get(page.size() - 1).sequence(), 3);
        }
        return all;
    }
}
