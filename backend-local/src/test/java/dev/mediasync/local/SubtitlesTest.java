package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Kind;
import dev.mediasync.model.MediaStream.Mark;
import dev.mediasync.model.MediaStream.Stereo;
import dev.mediasync.repository.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subtitles that lie beside videos, and what names tell about pictures. */
class SubtitlesTest {
    private static final String HEAT = "Heat%20(1995)/Heat%20(1995).mkv";

    @TempDir
    Path base;

    private Tree tree;
    private final FaultyFiles files = new FaultyFiles();

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("media")));
        tree.files = files;
        tree.file("Heat (1995)/Heat (1995).mkv");
    }

    private List<MediaStream> streams(String id) {
        return tree.item(id).parts().get(0).streams();
    }

    private static MediaStream subtitle(String codec, String language, String file, Mark... marks) {
        return MediaStream.builder(Kind.SUBTITLE)
                .codec(codec)
                .language(language.isEmpty() ? null : language)
                .marks(Set.of(marks))
                .file(file)
                .build();
    }

    @Test
    void belongToTheVideoWhoseNameTheyBear() throws IOException {
        tree.file("Heat (1995)/Heat (1995).srt");
        tree.file("Heat (1995)/Heat (1995).pt-BR.forced.ass");
        tree.file("Heat (1995)/Heat (1995).hi.en.default.vtt");
        tree.file("Heat (1995)/Heat (1995).de.idx");
        tree.file("Heat (1995)/Heat (1995).de.sub");
        tree.file("Heat (1995)/Heat (1995).lonely.idx");
        tree.file("Heat (1995)/Ronin (1998).en.srt");
        tree.file("Heat (1995)/.Heat (1995).fr.srt");
        tree.sync();

        String above = "Heat (1995)/Heat (1995)";
        assertThat(streams(HEAT))
                .containsExactly(
                        subtitle("dvd_subtitle", "de", above + ".de.sub"),
                        subtitle("webvtt", "en", above + ".hi.en.default.vtt", Mark.DEFAULT, Mark.HEARING_IMPAIRED),
                        subtitle("ass", "pt-BR", above + ".pt-BR.forced.ass", Mark.FORCED),
                        subtitle("subrip", "", above + ".srt"));
    }

    @Test
    void theLongestNameOfAVideoWins() throws IOException {
        tree.file("Saw.mkv");
        tree.file("Saw 2.mkv");
        tree.file("Saw 2.en.srt");
        tree.file("SAW.de.srt");
        tree.sync();

        assertThat(streams("Saw.mkv")).containsExactly(subtitle("subrip", "de", "SAW.de.srt"));
        assertThat(streams("Saw%202.mkv")).containsExactly(subtitle("subrip", "en", "Saw 2.en.srt"));
    }

    @Test
    void foldersForSubtitlesAreLookedInto() throws IOException {
        tree.file("Heat (1995)/Subs/2_English.srt");
        tree.file("Heat (1995)/Subs/Heat (1995).fr.srt");
        tree.file("Heat (1995)/Subs/deep/er.srt");
        tree.file("Lost/Season 1/Lost S01E01.mkv");
        tree.file("Lost/Season 1/Lost S01E02.mkv");
        tree.file("Lost/Season 1/Subs/Lost S01E02/3_German.forced.srt");
        tree.file("Lost/Season 1/Subs/Lost S01E01.en.srt");
        tree.file("Lost/Season 1/Subs/English.srt");
        tree.sync();

        assertThat(streams(HEAT))
                .containsExactly(
                        subtitle("subrip", "eng", "Heat (1995)/Subs/2_English.srt"),
                        subtitle("subrip", "fr", "Heat (1995)/Subs/Heat (1995).fr.srt"));
        assertThat(streams("Lost/Season%201/Lost%20S01E01.mkv"))
                .containsExactly(subtitle("subrip", "en", "Lost/Season 1/Subs/Lost S01E01.en.srt"));
        assertThat(streams("Lost/Season%201/Lost%20S01E02.mkv"))
                .containsExactly(
                        subtitle("subrip", "deu", "Lost/Season 1/Subs/Lost S01E02/3_German.forced.srt", Mark.FORCED));
    }

    @Test
    void oneThatComesOrGoesChangesItsItemAlone() throws IOException {
        tree.films(3);
        tree.sync();
        tree.file("Heat (1995)/Heat (1995).en.srt");

        assertThat(tree.sync().counts().updated()).isEqualTo(1);
        assertThat(streams(HEAT)).hasSize(1);
        files.opened.clear();
        assertThat(tree.sync().counts().unchanged()).isEqualTo(4);
        assertThat(files.opened).isEmpty();

        tree.delete("Heat (1995)/Heat (1995).en.srt");
        assertThat(tree.sync().counts().updated()).isEqualTo(1);
        assertThat(streams(HEAT)).isEmpty();
    }

    @Test
    void standBehindTheStreamsOfTheFile() throws IOException {
        byte[] sound = MadeFiles.joined(
                MadeFiles.element(0x83L, MadeFiles.number(2)), MadeFiles.element(0x86L, MadeFiles.text("A_DTS")));
        Files.write(tree.file("New (2001).3D.HSBS.mkv"), MadeFiles.matroskaWithTracks(sound));
        tree.file("New (2001).3D.HSBS.en.srt");
        tree.sync();

        assertThat(streams("New%20(2001).3D.HSBS.mkv"))
                .extracting(MediaStream::kind, MediaStream::stereo)
                .containsExactly(
                        tuple(Kind.VIDEO, Stereo.HALF_SIDE_BY_SIDE),
                        tuple(Kind.AUDIO, null),
                        tuple(Kind.SUBTITLE, null));
    }

    @Test
    void aFolderOfThemThatCannotBeReadChangesNothing() throws IOException {
        Path subs = tree.file("Heat (1995)/Subs/English.srt").getParent();
        tree.sync();
        files.unlisted.put(subs, FaultyFiles.inputOutputError(subs));

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().updated()).isZero();
        assertThat(streams(HEAT)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Avatar (2009).3D.HSBS.mkv, HALF_SIDE_BY_SIDE",
        "Avatar.2009.3D.Half-OU.1080p.mkv, HALF_TOP_BOTTOM",
        "Avatar 3D SBS 2009.mkv, SIDE_BY_SIDE",
        "Avatar.2009.1080p.3D.TAB.mkv, TOP_BOTTOM",
        "Avatar (2009) [MVC].mkv, SEPARATE",
        "Avatar (2009) 3D.mkv, OTHER",
        "Avatar (2009).mk3d, OTHER",
        "Film.2010.H-SBS.mkv, HALF_SIDE_BY_SIDE",
        "3D.mkv, ",
        "Piranha 3D (2010).mkv, ",
        "Running.Man.E100.SBS.720p.mkv, ",
        "House (1977).mkv, ",
        "Tab Hunter Confidential (2015).mkv, ",
    })
    void namesTellHowPicturesInStereoArePacked(String name, @Nullable Stereo stereo) {
        assertThat(StereoInName.of(name)).isEqualTo(stereo);
    }
}
