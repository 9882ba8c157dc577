package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.About;
import dev.mediasync.model.Dates;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import dev.mediasync.model.Titles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "plan.json");

    @Test
    void theCanonicalFormStays() throws IOException {
        assertThat(PlanJson.write(plan())).isEqualTo(Files.readString(GOLDEN).strip());
    }

    @Test
    void theCanonicalFormIsReadBack() throws IOException {
        assertThat(PlanJson.read(Files.readString(GOLDEN))).isEqualTo(plan());
    }

    @Test
    void streamsAreWrittenInOneOrderAndLeftOutWhereThereAreNone() {
        MediaStream subtitle = MediaStream.builder(MediaStream.Kind.SUBTITLE)
                .marks(Set.of(MediaStream.Mark.HEARING_IMPAIRED, MediaStream.Mark.DEFAULT, MediaStream.Mark.FORCED))
                .build();
        MediaPart part = new MediaPart("", "f.mkv", null, null, null, null);
        MediaStream sound =
                MediaStream.builder(MediaStream.Kind.AUDIO).channels(2).build();
        SyncPlan plan = new PlannerDriver()
                .shows(movie("a").with(b -> b.parts(List.of(part, part.withStreams(List.of(sound, subtitle))))))
                .end(WalkEnd.of("all"))
                .plan();
        String json = PlanJson.write(plan);
        assertThat(json)
                .contains("\"parts\":[{\"file\":\"f.mkv\",\"version\":\"\"},{\"file\":\"f.mkv\",\"streams\":["
                        + "{\"channels\":2,\"kind\":\"AUDIO\"},"
                        + "{\"kind\":\"SUBTITLE\",\"marks\":[\"DEFAULT\",\"FORCED\",\"HEARING_IMPAIRED\"]}],"
                        + "\"version\":\"\"}]");
        assertThat(PlanJson.read(json)).isEqualTo(plan);
        assertThat(PlanJson.write(PlanJson.read(json))).isEqualTo(json);
    }

    @Test
    void anUnknownFieldIsIgnored() {
        String json = PlanJson.write(plan()).replace("\"plan\":{", "\"later\":1,\"plan\":{");
        assertThat(json).contains("later");
        assertThat(PlanJson.read(json)).isEqualTo(plan());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"schema\":1}", "{\"schema\":1,\"plan\":{}}", "hello"})
    void whatIsNoPlanIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void aDamagedPlanIsRefused() {
        String json = PlanJson.write(plan());
        assertRefused(json.substring(0, json.length() / 2));
        assertRefused(json.replace("\"REMOVALS_WITHHELD\"", "\"PERHAPS\""));
        assertRefused(json.replace("\"baseRevision\":3", "\"baseRevision\":\"x\""));
        assertRefused(json.replace("\"baseRevision\":3,", ""));
        assertRefused(json.replace("\"change\":\"remove\"", "\"change\":\"burn\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"library", "evidence", "policy", "changes", "counts", "verdict", "reasons", "baseRevision"})
    void aPlanWithoutARequiredPartIsRefused(String part) {
        String json = PlanJson.write(plan());
        String without = json.replace("\"" + part + "\":", "\"other\":");
        assertThat(without).isNotEqualTo(json);
        assertRefused(without);
    }

    @Test
    void anotherSchemaIsRefused() {
        assertThatThrownBy(() -> PlanJson.read(PlanJson.write(plan()).replace("\"schema\":1", "\"schema\":2")))
                .isInstanceOf(SyncException.class)
                .hasMessage("This is no plan of schema 1; make it again with this release and the same library");
    }

    @Test
    void aPlanThatWasChangedByHandIsRefused() {
        String written = PlanJson.write(plan());
        assertThatThrownBy(() -> PlanJson.read(written.replace("\"baseRevision\":", "\"baseRevision\":1")))
                .isInstanceOf(SyncException.class)
                .hasMessage("This plan was changed since it was made; make it again and leave it as it is");
    }

    @Test
    void whatALaterReleaseAddsToAPlanIsCoveredByItsDigest() {
        String json = PlanJson.write(plan());
        String more = json.replace("\"plan\":{", "\"plan\":{\"aNewPart\":[],");
        assertThatThrownBy(() -> PlanJson.read(more)).hasMessageContaining("was changed since it was made");

        String body = more.substring(more.indexOf("\"plan\":") + 7, more.lastIndexOf(",\"schema\""));
        String withoutReasons = body.replaceFirst("\"reasons\":\\[.*?\\](?=,\"scope|,\"unparented)", "\"reasons\":[]");
        String digested = more.replace(plan().digest(), Sha256.hex(withoutReasons));
        assertThat(PlanJson.read(digested)).isEqualTo(plan());
    }

    @Test
    void aMissingNumberIsNoticed() {
        String json = PlanJson.write(plan());
        assertThatThrownBy(() -> PlanJson.read(json.replace("\"updated\":1,", "")))
                .hasMessageContaining("was changed since it was made");
    }

    @Test
    void theDigestNamesThePlan() {
        assertThat(plan().digest()).matches("[0-9a-f]{64}").isEqualTo(plan().digest());
        assertThat(plan().awaitingApproval(4).digest()).isNotEqualTo(plan().digest());
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> PlanJson.read(text))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE));
    }

    static SyncPlan plan() {
        MediaItem old = movie("old").with(b -> b.externalIds(List.of(tmdb("603"))));
        MediaItem fresh = movie("new").with(b -> b.externalIds(List.of(tmdb("603"))));
        MediaItem added = movie("add")
                .with(b -> b.titles(new Titles("千と千尋 \"の\" 神隠し\n", null, null))
                        .dates(new Dates(2001, LocalDate.of(2001, 7, 20), Instant.ofEpochMilli(1_500)))
                        .about(new About(null, null, Duration.ofMillis(7_500_001), null, List.of())));
        MediaItem changed = movie("b").with(b -> b.titles(Titles.of("Other")));
        MediaItem reused = item("e", MediaKind.VIDEO, null);
        return new PlannerDriver()
                .recorded(movie("a"), movie("b"), movie("c"), movie("d"), movie("e"), old)
                .shows(movie("a"), changed, added, fresh, reused)
                .end(WalkEnd.of("all").withCursor("2026-01-02T03:04:05Z"))
                .answer("d", Presence.HIDDEN)
                .plan();
    }
}
