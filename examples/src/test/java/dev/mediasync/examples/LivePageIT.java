package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSources;
import dev.mediasync.WatchOptions;
import dev.mediasync.examples.web.LivePage;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a real browser, over real folders. */
class LivePageIT {
    private static final int FILMS = 30;
    private static final int MANY = 100_000;

    @TempDir
    static Path profile;

    private static Browser browser;

    @TempDir
    Path home;

    private Path films;
    private MediaRepository cache;
    private Map<String, MediaSource> sources;
    private LivePage page;
    private String library;

    @BeforeAll
    static void startBrowser() throws IOException, InterruptedException {
        Optional<Path> program = Browser.program();
        if (program.isEmpty()) {
            System.err.println("SKIPPED, LOUDLY: no Chromium is installed, so nothing of the live page was tested");
        }
        Assumptions.assumeTrue(program.isPresent(), "no Chromium is installed");
        browser = Browser.start(program.orElseThrow(), profile);
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void serve() throws IOException {
        films = Files.createDirectory(home.resolve("films"));
        for (int i = 0; i < FILMS; i++) {
            film("Film " + i + " (" + (1950 + i) + ").mkv");
        }
        serve("local:" + films);
    }

    private void serve(String address) {
        sources = new LinkedHashMap<>();
        sources.put(address, MediaSources.open(address, Credentials.NONE));
        cache = SqliteMediaRepository.open(home.resolve("cache.db"));
        page = new LivePage(
                cache, sources, new LivePage.Settings(0, "default", Clock.systemUTC(), WatchOptions.defaults()));
        browser.look(1280, 800, "light");
        browser.open(page.address());
        browser.await("document.querySelector('.card') !== null && document.querySelectorAll('.tile').length >= 20");
        library = browser.text("document.querySelector('.card').getAttribute('href')");
    }

    @AfterEach
    void stop() {
        page.close();
        sources.values().forEach(MediaSource::close);
        cache.close();
    }

    private Path film(String name) throws IOException {
        return Files.writeString(films.resolve(name), "This stands for the video of " + name);
    }

    private ItemKey key(String name) {
        return cache.libraries().stream()
                .map(status -> new ItemKey(
                        status.library().key().source(),
                        URLEncoder.encode(name, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("%28", "(")
                                .replace("%29", ")")))
                .findFirst()
                .orElseThrow();
    }

    private static String tile(ItemKey key) {
        return "document.querySelector('.grid [data-key=' + CSS.escape(" + Browser.quoted(key.toString()) + ") + ']')";
    }

    private void openLibrary() {
        browser.evaluate("location.hash = " + Browser.quoted(library));
        browser.await("document.querySelectorAll('.grid .tile:not(.empty)').length >= 12");
    }

    @Test
    void aDeletedFileTakesItsTileAwayWithoutAReload() throws IOException {
        openLibrary();
        browser.evaluate("window.loaded = true");
        ItemKey key = key("Film 3 (1953).mkv");
        browser.await(tile(key) + " !== null");
        Files.delete(films.resolve("Film 3 (1953).mkv"));
        double millis = browser.await(tile(key) + " === null");
        System.err.println("From the deletion to the page: " + Math.round(millis) + " ms");
        assertThat(browser.evaluate("window.loaded === true").asBoolean()).isTrue();
        assertThat(browser.text("document.querySelector('[role=status].soft').textContent"))
                .isEqualTo("29 films");
    }

    @Test
    void aNewFileBringsItsTile() throws IOException {
        openLibrary();
        film("Akira (1988).mkv");
        browser.await(tile(key("Akira (1988).mkv")) + " !== null");
        browser.await("document.querySelector('.grid .tile .name').textContent === 'Akira'");
    }

    @Test
    void aRenamedFileKeepsItsTileAndItsProgress() throws IOException {
        ItemKey before = key("Film 5 (1955).mkv");
        cache.saveUserState(before, UserState.untouched("default").at(Duration.ofMinutes(12)));
        openLibrary();
        browser.await(tile(before) + ".querySelector('u').hidden === false");
        browser.evaluate("window.kept = " + tile(before));
        Files.move(films.resolve("Film 5 (1955).mkv"), films.resolve("Film 5 Restored (1955).mkv"));
        ItemKey after = key("Film 5 Restored (1955).mkv");
        browser.await(tile(after) + " !== null");
        assertThat(browser.evaluate("window.kept === " + tile(after)).asBoolean())
                .as("it is the same element")
                .isTrue();
        assertThat(browser.evaluate(tile(after) + ".querySelector('u').hidden").asBoolean())
                .isFalse();
        assertThat(cache.userState(after, "default").orElseThrow().position()).isEqualTo(Duration.ofMinutes(12));
    }

    @Test
    void aLostMountTurnsTilesGreyAndTakesNoneAway() throws IOException {
        openLibrary();
        Path elsewhere = home.resolve("elsewhere");
        Files.move(films, elsewhere);
        browser.await("document.querySelectorAll('.grid .tile:not(.empty):not(.away)').length === 0");
        assertThat(browser.text("document.querySelector('[role=status].soft').textContent"))
                .isEqualTo("30 films");
        assertThat(browser.evaluate("document.querySelectorAll('.grid .tile.away').length > 10")
                        .asBoolean())
                .isTrue();
        Files.move(elsewhere, films);
        browser.await("document.querySelectorAll('.grid .tile.away').length === 0");
        assertThat(cache.count(ItemFilter.ALL)).isEqualTo(FILMS);
    }

    @Test
    void aBlockedPlanIsReviewedAndApprovedAndOnlyThenItsTilesGo() throws IOException {
        openLibrary();
        for (int i = 0; i < 20; i++) {
            Files.delete(films.resolve("Film " + i + " (" + (1950 + i) + ").mkv"));
        }
        browser.await("document.getElementById('waiting').hidden === false");
        assertThat(browser.text("document.querySelector('[role=status].soft').textContent"))
                .isEqualTo("30 films");
        browser.evaluate("location.hash = '#/activity'");
        browser.await("document.querySelectorAll('.plan li').length === 20");
        assertThat(browser.evaluate("document.querySelector('[data-approve]').disabled")
                        .asBoolean())
                .as("nobody approves without having looked")
                .isTrue();
        browser.click(".plan input");
        browser.click("[data-approve]");
        browser.await("document.querySelector('.plan') === null");
        browser.await("document.getElementById('waiting').hidden === true");
        browser.evaluate("location.hash = " + Browser.quoted(library));
        browser.await("document.querySelectorAll('.grid .tile:not(.empty)').length === 10");
        assertThat(cache.count(ItemFilter.ALL)).isEqualTo(10);
    }

    @Test
    void itLooksGoodOnAPhoneAndOnALargeScreen() throws IOException {
        // Ordered by when they came, so that these are on the first screen.
        List<String> titles = List.of(
                "Metropolis (1927)",
                "Tōkyō Monogatari (1953)",
                "Сталкер (1979)",
                "Le Voyage dans la Lune (1902)",
                "Nosferatu (1922)",
                "The General (1926)",
                "Sherlock Jr. (1924)",
                "Faust (1926)",
                "Häxan (1922)",
                "Der letzte Mann (1924)",
                "Ugetsu Monogatari (1953)",
                "Safety Last (1923)",
                "Sunrise (1927)",
                "The Gold Rush (1925)",
                "Battleship Potemkin (1925)");
        for (String title : titles) {
            film(title + ".mkv");
        }
        openLibrary();
        browser.await("document.querySelector('[role=status].soft').textContent === '45 films'");
        browser.evaluate("const order = document.querySelector('select'); order.value = 'RECORDED';"
                + " order.dispatchEvent(new Event('change'))");
        browser.await("document.querySelector('.grid .tile .name').textContent !== 'Der letzte Mann'");
        assertNothingIsCutOff();
        picture("large.png");
        browser.look(390, 844, "dark");
        browser.evaluate("location.hash = '#/'");
        browser.await("document.querySelectorAll('.row .tile').length > 10");
        assertNothingIsCutOff();
        picture("phone.png");
    }

    private static void assertNothingIsCutOff() {
        assertThat(browser.evaluate("document.documentElement.scrollWidth - innerWidth")
                        .asInt())
                .as("nothing is wider than the screen")
                .isLessThanOrEqualTo(0);
    }

    /** Saved where somebody asked for pictures. */
    private static void picture(String name) {
        String folder = System.getProperty("mediasync.pictures");
        if (folder != null) {
            browser.picture(Path.of(folder, name));
        }
    }

    @Test
    void theKeyboardIsEnough() {
        openLibrary();
        browser.evaluate("document.querySelector('.grid .tile').focus()");
        browser.press("ArrowRight");
        browser.press("ArrowDown");
        int columns = browser.evaluate(
                        "getComputedStyle(document.documentElement) && "
                                + "[...document.querySelectorAll('.grid .tile')].filter(t => "
                                + "t.getBoundingClientRect().top === document.querySelector('.grid .tile').getBoundingClientRect().top).length")
                .asInt();
        assertThat(browser.evaluate("Number(document.activeElement.dataset.at)").asInt())
                .isEqualTo(columns + 1);
        browser.press("End");
        browser.await("document.activeElement.dataset.at === '29'");
        browser.evaluate("document.activeElement.blur()");
        browser.press("/");
        browser.await("document.activeElement.matches('#search input')");
    }

    @Test
    void ofAHundredThousandTilesOnlyThoseOnTheScreenExist() throws IOException {
        stop();
        Files.delete(home.resolve("cache.db"));
        Path list = home.resolve("list.txt");
        String lines = IntStream.range(0, MANY)
                .mapToObj(i -> i + "|movie|Film " + i + "||1950||\n")
                .collect(Collectors.joining("", "# many\n", ""));
        Files.writeString(list, lines);
        serve("list:" + list);
        openLibrary();
        browser.await("document.querySelector('[role=status].soft').textContent === '100,000 films'");
        browser.evaluate("document.querySelector('.grid .tile').focus()");
        // The keyboard goes as far as tiles are known; all are, once the last is.
        browser.await(
                "(document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'End', bubbles: true})),"
                        + " document.activeElement.dataset.at === '99999')");
        assertThat(browser.text("document.activeElement.querySelector('.name').textContent"))
                .isEqualTo("Film 99999");
        assertThat(browser.evaluate("document.querySelectorAll('.grid .tile').length")
                        .asInt())
                .isLessThan(150);
        browser.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)");
        browser.await("document.querySelectorAll('.grid .tile:not(.empty)').length > 10");
        assertThat(browser.evaluate("document.querySelectorAll('.grid .tile').length")
                        .asInt())
                .isLessThan(150);
    }

    @Test
    void aMarkIsShownAtOnceAndKept() {
        openLibrary();
        ItemKey key = key("Film 7 (1957).mkv");
        browser.evaluate("location.hash = '#/item/' + encodeURIComponent(" + Browser.quoted(key.toString()) + ")");
        browser.click("main button[aria-pressed=false]");
        browser.await("document.querySelector('main button[aria-pressed=true]') !== null");
        assertThat(cache.userState(key, "default").orElseThrow().played()).isTrue();
    }
}
