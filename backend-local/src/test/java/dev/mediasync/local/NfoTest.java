package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.Rating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NfoTest {
    private static final String FILM = "Harbour%20(1995)/Harbour%20(1995).mkv";

    @TempDir
    Path base;

    private Tree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(base);
        tree.file("Harbour (1995)/Harbour (1995).mkv");
    }

    @Test
    void readsEveryFieldOfAFilm() throws Exception {
        Nfo nfo = NfoParser.parse("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <movie>
                  <title>Quiet Harbour</title><originaltitle>Stiller Hafen</originaltitle>
                  <sorttitle>Harbour, Quiet</sorttitle><year>1996</year><premiered>1996-02-03</premiered>
                  <plot>A &amp; B</plot><tagline>Calm.</tagline><runtime>101 min</runtime><mpaa>PG</mpaa>
                  <ratings><rating name="imdb" max="10"><value>7.5</value></rating>
                    <rating name="critics" max="100"><value>80</value></rating>
                    <rating name="broken"><value>many</value></rating></ratings>
                  <genre>Drama</genre><genre>Sea</genre><studio>Port</studio><tag>boats</tag>
                  <set><name>Harbours</name></set><director>D. One</director><credits>W. Two</credits>
                  <actor><name>A. Three</name><role>Pilot</role></actor><actor><role>nobody</role></actor>
                  <uniqueid type="tmdb" default="true">42</uniqueid><uniqueid type="imdb">tt0000042</uniqueid>
                  <season>9</season><unknown><deep>x</deep></unknown>
                </movie>
                https://www.imdb.com/title/tt9999999/?a=1&b=2
                """);

        assertThat(nfo.title()).isEqualTo("Quiet Harbour");
        assertThat(nfo.original()).isEqualTo("Stiller Hafen");
        assertThat(nfo.sort()).isEqualTo("Harbour, Quiet");
        assertThat(nfo.dates().year()).isEqualTo(1996);
        assertThat(nfo.dates().released()).isEqualTo(LocalDate.of(1996, 2, 3));
        assertThat(nfo.about().overview()).isEqualTo("A & B");
        assertThat(nfo.about().runtime()).isEqualTo(Duration.ofMinutes(101));
        assertThat(nfo.about().contentRating()).isEqualTo("PG");
        assertThat(nfo.about().ratings()).containsExactly(new Rating("imdb", 7.5), new Rating("critics", 8));
        assertThat(nfo.tags().genres()).containsExactly("Drama", "Sea");
        assertThat(nfo.tags().labels()).containsExactly("boats", "Harbours");
        assertThat(nfo.credits())
                .containsExactly(
                        new Credit("D. One", Credit.Role.DIRECTOR, null),
                        new Credit("W. Two", Credit.Role.WRITER, null),
                        new Credit("A. Three", Credit.Role.ACTOR, "Pilot"));
        assertThat(nfo.ids()).containsExactly(new ExternalId("tmdb", "42"), new ExternalId("imdb", "tt0000042"));
    }

    @Test
    void takesTheFirstOfSeveralRoots() throws Exception {
        Nfo nfo = NfoParser.parse("<episodedetails><title>One</title></episodedetails>\n"
                + "<episodedetails><title>Two</title></episodedetails>");

        assertThat(nfo.title()).isEqualTo("One");
    }

    @Test
    void takesIdsFromABareAddress() throws Exception {
        assertThat(NfoParser.parse("https://www.themoviedb.org/movie/680-some").ids())
                .containsExactly(new ExternalId("tmdb", "680"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<movie><title>x</movie>",
                "<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><movie><title>&e;</title></movie>",
                "<movie><title>&undefined;</title></movie>",
                "\u0001\u0002",
            })
    void refusesWhatIsNoPlainXml(String text) {
        assertThatThrownBy(() -> NfoParser.parse(text)).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void refusesEndlessDepth() {
        assertThatThrownBy(() -> NfoParser.parse("<a>".repeat(5_000) + "</a>".repeat(5_000)))
                .hasMessageContaining("elements deep");
    }

    @Test
    void passesOverNonsense() throws Exception {
        Nfo nfo = NfoParser.parse("<movie><year>soon</year><premiered>yesterday!</premiered><runtime>long</runtime>"
                + "<rating>99</rating><uniqueid type=\"imdb\">none</uniqueid></movie>");

        assertThat(nfo.dates().year()).isNull();
        assertThat(nfo.dates().released()).isNull();
        assertThat(nfo.about().ratings()).isEmpty();
        assertThat(nfo.ids()).isEmpty();
    }

    @Test
    void aDescriptionTellsMoreThanTheName() throws IOException {
        tree.file("Harbour (1995)/movie.nfo", "<movie><title>Quiet Harbour</title><tmdbid>5</tmdbid></movie>");
        tree.sync();

        MediaItem film = tree.item(FILM);
        assertThat(film.title()).isEqualTo("Quiet Harbour");
        assertThat(film.dates().year()).isEqualTo(1995);
        assertThat(film.externalIds()).containsExactly(new ExternalId("tmdb", "5"));
    }

    @Test
    void aDescriptionThatBreaksOverwritesNothingAndHealsLater() throws IOException {
        Path nfo = tree.file("Harbour (1995)/Harbour (1995).nfo", "<movie><title>Quiet Harbour</title></movie>");
        tree.sync();
        Files.writeString(nfo, "<movie><title>Half");
        tree.file("New (2001)/New (2001).mkv");
        tree.file("New (2001)/New (2001).nfo", "x".repeat(1_100_000));

        assertThat(tree.sync().counts().updated()).isZero();
        assertThat(tree.item(FILM).title()).isEqualTo("Quiet Harbour");
        assertThat(tree.item("New%20(2001)/New%20(2001).mkv").title()).isEqualTo("New");

        Files.writeString(nfo, "<movie><title>Loud Harbour</title></movie>");
        tree.sync();
        assertThat(tree.item(FILM).title()).isEqualTo("Loud Harbour");
    }

    @Test
    void seasonAndEpisodeNeverComeFromADescription() throws IOException {
        tree.file("Lights/Season 1/Lights - S01E02.mkv");
        tree.file(
                "Lights/Season 1/Lights - S01E02.nfo",
                "<episodedetails><title>Tide</title><season>5</season><episode>6</episode><aired>2001-02-03</aired>"
                        + "</episodedetails>");
        tree.file("Lights/tvshow.nfo", "<tvshow><title>All the Lights</title></tvshow>");
        tree.sync();

        MediaItem episode = tree.item("Lights/Season%201/Lights%20-%20S01E02.mkv");
        assertThat(episode.title()).isEqualTo("Tide");
        assertThat(episode.numbering().episode()).isEqualTo(2);
        assertThat(episode.dates().released()).isEqualTo(LocalDate.of(2001, 2, 3));
        assertThat(tree.item("Lights").title()).isEqualTo("All the Lights");
    }

    @Test
    void picturesBesideAnItemAreItsArtworkAndChangeWithTheFile() throws IOException {
        tree.file("Harbour (1995)/poster.jpg");
        tree.file("Harbour (1995)/Harbour (1995)-fanart.png");
        tree.file("Lights/Season 1/Lights - S01E02.mkv");
        tree.file("Lights/season01-poster.jpg");
        tree.file("Lights/Season 1/Lights - S01E02-thumb.jpg");
        tree.sync();
        long version = Tree.OLD.toEpochMilli();

        assertThat(tree.item(FILM).artwork())
                .containsExactlyInAnyOrder(
                        new Artwork(Artwork.Kind.POSTER, "Harbour%20(1995)/poster.jpg?v=" + version),
                        new Artwork(
                                Artwork.Kind.BACKGROUND, "Harbour%20(1995)/Harbour%20(1995)-fanart.png?v=" + version));
        assertThat(tree.item("Lights#s1").artwork())
                .containsExactly(new Artwork(Artwork.Kind.POSTER, "Lights/season01-poster.jpg?v=" + version));
        assertThat(tree.item("Lights/Season%201/Lights%20-%20S01E02.mkv").artwork())
                .extracting(Artwork::kind)
                .containsExactly(Artwork.Kind.THUMB);
    }
}
