package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Library;
import dev.mediasync.plan.Presence;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is hidden answers like what is deleted; only the latter is gone. */
class PresenceTest {
    private static final String KIDS = "0123456789abcdef0123456789abcdef";

    private final FakeJellyfin server = Libraries.small();
    private final List<JellyfinSource> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(JellyfinSource::close);
        server.close();
    }

    private FakeUser kid() {
        return server.user(FakeJellyfin.KID);
    }

    private Presence of(JellyfinSource.Builder builder, int number) {
        return of(builder, Libraries.id(number));
    }

    private Presence of(JellyfinSource.Builder builder, String id) {
        JellyfinSource source = builder.build();
        open.add(source);
        Library movies = source.libraries().get(0);
        return Objects.requireNonNull(source.presence(movies, List.of(id)).get(id));
    }

    private JellyfinSource.Builder asKid() {
        server.logins.token(KIDS, FakeJellyfin.KID, "a-tablet");
        return server.builder(KIDS);
    }

    private JellyfinSource.Builder asRoot() {
        return server.builder(FakeJellyfin.TOKEN);
    }

    private JellyfinSource.Builder withKey() {
        return server.builder(FakeJellyfin.KEY);
    }

    @Test
    void whatIsThereIsPresentAndWhatIsNotIsGone() {
        server.catalogue.items.remove(Libraries.id(11));
        for (JellyfinSource.Builder who : List.of(asRoot(), withKey(), asKid())) {
            assertThat(of(who, 10)).isEqualTo(Presence.PRESENT);
            assertThat(of(who, 11)).isEqualTo(Presence.GONE);
        }
    }

    @Test
    void whatATagHidesFromAUserIsNotGoneWhereAnAdministratorSeesIt() {
        kid().hiddenItems.add(Libraries.id(10));
        assertThat(of(withKey().withUser("kid"), 10)).isEqualTo(Presence.HIDDEN);
        assertThat(of(asRoot().withUser("kid"), 10)).isEqualTo(Presence.HIDDEN);
        server.catalogue.items.remove(Libraries.id(10));
        assertThat(of(withKey().withUser("kid"), 10)).isEqualTo(Presence.GONE);
    }

    @Test
    void anAdministratorWhoHasLimitsOfHisOwnIsNoWitness() {
        kid().hiddenItems.add(Libraries.id(10));
        server.root().hiddenItems.add(Libraries.id(10));
        FakeUser boss = new FakeUser("b0550000b0550000b0550000b0550000", "boss", "");
        boss.administrator = true;
        server.users.put(boss.id, boss);
        assertThat(of(asRoot().withUser("kid"), 10)).isEqualTo(Presence.HIDDEN);
        assertThat(of(asRoot(), 10)).isEqualTo(Presence.HIDDEN);
    }

    @Test
    void whatIsHiddenFromEveryUserIsNotGoneWhereAKeySeesIt() {
        kid().hiddenItems.add(Libraries.id(10));
        server.root().hiddenItems.add(Libraries.id(10));
        assertThat(of(withKey().withUser("kid"), 10)).isEqualTo(Presence.HIDDEN);
        server.catalogue.items.remove(Libraries.id(10));
        assertThat(of(withKey().withUser("kid"), 10)).isEqualTo(Presence.GONE);
    }

    @Test
    void anAdministratorWhoGotLimitsMeanwhileIsNoWitnessAnyMore() {
        FakeUser boss = new FakeUser("b0550000b0550000b0550000b0550000", "boss", "");
        boss.administrator = true;
        JellyfinSource source = asRoot().withUser("kid").build();
        open.add(source);
        Library movies = source.libraries().get(0);
        assertThat(source.presence(movies, List.of(Libraries.id(99)))).containsValue(Presence.GONE);
        server.users.put(boss.id, boss);
        kid().hiddenItems.add(Libraries.id(10));
        server.root().hiddenItems.add(Libraries.id(10));
        assertThat(source.presence(movies, List.of(Libraries.id(10)))).containsValue(Presence.HIDDEN);
    }

    @Test
    void aRowWithoutATypeProvesNothing() {
        server.catalogue.item(Libraries.id(10)).fields.remove("Type");
        server.fault((asked, honest) -> asked.target().contains("ids=")
                ? Reply.json("{\"Items\":[{\"Id\":\"" + Libraries.id(10) + "\"}],\"TotalRecordCount\":1}")
                : null);
        assertThat(of(asRoot(), 10)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void aLimitThatIsEmptyHidesNothing() {
        JsonMapper mapper = new JsonMapper();
        assertThat(
                        Account.hiding(
                                mapper.readTree(
                                        "{\"EnableAllFolders\":true,\"EnabledFolders\":[\"x\"],\"BlockedTags\":[],\"MaxParentalRating\":null}")))
                .isEmpty();
        assertThat(Account.hiding(mapper.readTree("{\"EnableAllFolders\":false,\"EnabledFolders\":[]}")))
                .containsOnlyKeys("EnabledFolders");
        assertThat(Account.hiding(mapper.readTree("{\"EnableAllFolders\":true,\"MaxParentalRating\":0}")))
                .containsOnlyKeys("MaxParentalRating");
    }

    @Test
    void aChangeOfWhatAUserMaySeeMakesNothingGone() {
        server.fault((asked, honest) -> {
            if (asked.path().equals("/Items/" + Libraries.id(10))) {
                kid().hiddenItems.add(Libraries.id(12));
            }
            return null;
        });
        server.catalogue.items.remove(Libraries.id(10));
        assertThat(of(asKid(), 10)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void anotherVersionOfAnItemIsHiddenAndNotGone() {
        server.catalogue.item(Libraries.id(12)).primary = Libraries.id(10);
        assertThat(of(asRoot(), 12)).isEqualTo(Presence.HIDDEN);
        assertThat(of(withKey(), 12)).isEqualTo(Presence.HIDDEN);
    }

    @Test
    void aMalformedIdIsNeverSent() {
        assertThat(of(asRoot(), "nonsense")).isEqualTo(Presence.UNKNOWN);
        assertThat(server.asked("/Items")).noneMatch(asked -> asked.target().contains("nonsense"));
    }

    @Test
    void aRefusalAnErrorAndAPageForPeopleProveNothing() {
        server.catalogue.items.remove(Libraries.id(11));
        for (int status : new int[] {401, 403, 500, 503}) {
            server.heal();
            server.fault(
                    (asked, honest) -> asked.path().startsWith("/Items/") ? FakeJellyfin.text(status, "no") : null);
            assertThat(of(asRoot(), 11)).as("after a " + status).isEqualTo(Presence.UNKNOWN);
        }
        server.heal();
        server.fault((asked, honest) -> asked.path().startsWith("/Items/")
                ? dev.mediasync.tck.LoopbackServer.Reply.html(404, "<html>Not here</html>")
                : null);
        assertThat(of(asRoot(), 11)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void whatComesBackBetweenTwoLooksIsNotGone() {
        FakeCatalogue.FakeItem film = Objects.requireNonNull(server.catalogue.items.remove(Libraries.id(11)));
        server.fault((asked, honest) -> {
            if (asked.path().equals("/Items/" + Libraries.id(11))) {
                server.catalogue.items.put(film.id(), film);
            }
            return null;
        });
        assertThat(of(asRoot(), 11)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void manyIdsAreAskedForInAddressesThatServersTake() {
        JellyfinSource source = asRoot().build();
        open.add(source);
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 450; number++) {
            ids.add(Libraries.id(1_000 + number));
        }
        ids.add(Libraries.id(10));
        Map<String, Presence> answers = source.presence(source.libraries().get(0), ids);

        assertThat(answers).hasSize(451).containsEntry(Libraries.id(10), Presence.PRESENT);
        assertThat(server.asked("/Items")).extracting(Asked::target).allMatch(target -> target.length() < 8_000);
    }

    @Test
    void anItemThatMovedToAnotherLibraryIsGoneFromThisOne() {
        FakeCatalogue.FakeLibrary other =
                server.catalogue.library("bbbb2dd21bbc1b99aa5c0f6bf02a805b", "More", "movies");
        Libraries.movie(server.catalogue, other, 60);
        assertThat(of(asRoot(), 60)).isEqualTo(Presence.GONE);
        assertThat(of(withKey(), 60)).isEqualTo(Presence.GONE);
        assertThat(of(asKid(), 60)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void anItemOfAFolderInTwoLibrariesIsInBoth() {
        isInBothLibraries();
    }

    private void isInBothLibraries() {
        FakeCatalogue.FakeLibrary movies = Objects.requireNonNull(server.catalogue.libraries.get(Libraries.MOVIES));
        String id = "bbbb2dd21bbc1b99aa5c0f6bf02a805b";
        server.catalogue.libraries.put(id, new FakeCatalogue.FakeLibrary(id, "Shared", "movies", movies.folder()));
        JellyfinSource source = asRoot().build();
        open.add(source);
        for (Library library : source.libraries()) {
            if (library.name().equals("Shared") || library.name().equals("Movies")) {
                assertThat(source.presence(library, List.of(Libraries.id(10))))
                        .containsEntry(Libraries.id(10), Presence.PRESENT);
            }
        }
    }

    @Test
    void aVersionOfAFilmThatIsListedUnderAnotherIsNoFilmOfItsOwn() {
        List<Map<String, String>> sources = List.of(Map.of("Id", Libraries.id(11)), Map.of("Id", Libraries.id(10)));
        server.catalogue.item(Libraries.id(10)).primary = Libraries.id(11);
        server.catalogue.item(Libraries.id(10)).fields.put("MediaSources", sources);
        for (JellyfinSource.Builder who : List.of(asRoot(), withKey(), asKid())) {
            assertThat(of(who, 10)).isEqualTo(Presence.GONE);
        }
        kid().hiddenItems.add(Libraries.id(11));
        assertThat(of(asKid(), 10)).isEqualTo(Presence.HIDDEN);
        kid().hiddenItems.add(Libraries.id(10));
        assertThat(of(asRoot().withUser("kid"), 10)).isEqualTo(Presence.HIDDEN);
    }

    /** The folders of libraries as the server may tell them instead. */
    private void folders(String tail, String inPlaceOfRoot) {
        server.fault((asked, honest) -> asked.path().equals("/Library/VirtualFolders")
                ? Reply.json(honest.body().replaceAll("\"/media/([^\"]*)\"", "\"" + inPlaceOfRoot + "$1" + tail + "\""))
                : null);
    }

    @Test
    void aFolderMayBeToldWithASlashBehindIt() {
        folders("/", "/media/");
        isInBothLibraries();
    }

    @Test
    void aPathBelowNoFolderThatIsKnownProvesNothing() {
        folders("", "//nas/");
        FakeCatalogue.FakeLibrary other =
                server.catalogue.library("bbbb2dd21bbc1b99aa5c0f6bf02a805b", "More", "movies");
        Libraries.movie(server.catalogue, other, 60);
        assertThat(of(asRoot(), 60)).isEqualTo(Presence.UNKNOWN);
    }
}
