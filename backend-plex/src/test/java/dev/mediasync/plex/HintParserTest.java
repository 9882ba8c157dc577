package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.internal.http.Hints;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.source.PushHint;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintParserTest {
    private final HintParser parser = new HintParser(Copy.SOURCE);

    private static String entry(String fields) {
        return ("{'NotificationContainer':{'type':'timeline','TimelineEntry':[{" + fields + "}]}}").replace('\'', '"');
    }

    private static String ours(String fields) {
        return entry("'identifier':'com.plexapp.plugins.library'," + fields);
    }

    private static PushHint library(String section, String... items) {
        return new PushHint(new LibraryKey(Copy.SOURCE, section), Set.of(items));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sectionID':'1','itemID':'12','state':5,'type':1",
                "'sectionID':1,'itemID':12,'state':'5','type':-1"
            })
    void idsComeAsTextsAndAsNumbers(String fields) {
        assertThat(parser.hints(ours(fields))).containsExactly(library("1", "12"));
    }

    /** Television guides number their programmes like a library its films, and delete thousands at once. */
    @Test
    void whatAGuideDeletesIsNoneOfOurs() {
        assertThat(parser.hints(
                        entry("'identifier':'tv.plex.providers.epg.xmltv','sectionID':1,'itemID':12,'state':9")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sectionID':-1,'itemID':12,'state':5",
                "'sectionID':0,'itemID':12,'state':5",
                "'sectionID':1,'itemID':12,'state':3",
                "'sectionID':1,'itemID':12,'state':5,'type':12",
                "'sectionID':1,'itemID':12,'state':5,'type':18",
                "'sectionID':1,'state':5"
            })
    void whatConcernsNoItemOfALibraryIsNoHint(String fields) {
        assertThat(parser.hints(ours(fields))).isEmpty();
    }

    @Test
    void messagesWithoutTheOuterWrapperAreRead() {
        assertThat(parser.hints(
                        "{\"type\":\"timeline\",\"TimelineEntry\":[{\"identifier\":\"com.plexapp.plugins.library\","
                                + "\"sectionID\":1,\"itemID\":12,\"state\":9}]}"))
                .containsExactly(library("1", "12"));
    }

    @Test
    void theEndOfAScanIsALookAtItsLibrary() {
        String scan = "{'ActivityNotification':[{'event':'ended','Activity':{'type':'library.update.section',"
                + "'Context':{'librarySectionID':'2'}}}]}";
        assertThat(parser.hints(scan.replace('\'', '"'))).containsExactly(library("2"));
        assertThat(parser.hints(scan.replace('\'', '"').replace("ended", "started")))
                .isEmpty();
    }

    @Test
    void theEndOfPlayingIsALookAtTheItem() {
        String playing = "{'PlaySessionStateNotification':[{'ratingKey':'12','state':'stopped','viewOffset':5}]}";
        assertThat(parser.hints(playing.replace('\'', '"'))).containsExactly(new PushHint(null, Set.of("12")));
        assertThat(parser.hints(playing.replace('\'', '"').replace("stopped", "playing")))
                .isEmpty();
    }

    @Test
    void aScanThatDoesNotSayOfWhatIsALookAtEverything() {
        assertThat(parser.hints(
                        "{\"NotificationContainer\":{\"StatusNotification\":[{\"title\":\"Library scan complete\"}]}}"))
                .containsExactly(PushHint.everything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"NotificationContainer\":5}", "{\"TimelineEntry\":[[1]]}"})
    void whatCannotBeReadIsNoHint(String message) {
        assertThat(parser.hints(message)).isEmpty();
    }

    @Test
    void manyItemsAreALookAtTheirLibrary() {
        Hints hints = new Hints();
        for (int item = 1; item <= 501; item++) {
            hints.add(library("1", Integer.toString(item)));
        }
        hints.add(library("2", "7"));
        assertThat(hints.take()).containsExactly(library("1"), library("2", "7"));
        assertThat(hints.none()).isTrue();
    }
}
