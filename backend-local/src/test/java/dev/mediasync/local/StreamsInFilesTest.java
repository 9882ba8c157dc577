package dev.mediasync.local;

import static dev.mediasync.local.MadeFiles.box;
import static dev.mediasync.local.MadeFiles.element;
import static dev.mediasync.local.MadeFiles.joined;
import static dev.mediasync.local.MadeFiles.number;
import static dev.mediasync.local.MadeFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Kind;
import dev.mediasync.model.MediaStream.Mark;
import dev.mediasync.model.MediaStream.Stereo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which streams the headers of files tell. */
class StreamsInFilesTest {
    private static final byte[] PICTURE = joined(
            element(0x83L, number(1)),
            element(0x86L, text("V_MPEGH/ISO/HEVC")),
            element(0xE0L, joined(element(0xB0L, number(0x0F, 0)), element(0xBAL, number(0x08, 0x70)))));

    @TempDir
    Path base;

    private Playing read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(base.resolve(name), bytes);
        Folder folder = new Folder(null, "", base, FileStamp.UNKNOWN, null);
        FileStamp stamp = FileStamp.of(new SystemFiles().entry(file));
        return Contents.read(new SystemFiles(), new Found(folder, name, name, stamp, null))
                .playing();
    }

    private static MediaStream.Builder video(String codec) {
        return MediaStream.builder(Kind.VIDEO).codec(codec);
    }

    private static MediaStream.Builder sound(String codec) {
        return MediaStream.builder(Kind.AUDIO).codec(codec);
    }

    @Test
    void matroskaTellsTracksWithTheValuesThatAbsentFieldsHave() throws IOException {
        byte[] heard = joined(
                element(0x83L, number(2)),
                element(0x86L, text("A_AAC/MPEG4/LC")),
                element(0x22B59CL, text("jpn\0")),
                element(0x536EL, text("Commentary")),
                element(0x88L, number(0)),
                element(0xE1L, element(0x9FL, number(6))));
        byte[] words = joined(
                element(0x83L, number(17)),
                element(0x86L, text("S_TEXT/UTF8")),
                element(0x22B59CL, text("por")),
                element(0x22B59DL, text("pt-BR")),
                element(0x55AAL, number(1)),
                element(0x55ABL, number(1)));
        byte[] bare = joined(element(0x83L, number(2)), element(0x86L, text("A_AC3")));
        byte[] buttons = joined(element(0x83L, number(18)), element(0x86L, text("B_VOBBTN")));

        Playing told = read("a.mkv", MadeFiles.matroskaWithTracks(PICTURE, heard, words, bare, buttons));

        assertThat(told.duration()).hasSeconds(1);
        assertThat(told.streams())
                .containsExactly(
                        video("hevc")
                                .size(3840, 2160)
                                .marks(Set.of(Mark.DEFAULT))
                                .build(),
                        sound("aac")
                                .language("jpn")
                                .title("Commentary")
                                .channels(6)
                                .build(),
                        MediaStream.builder(Kind.SUBTITLE)
                                .codec("subrip")
                                .language("pt-BR")
                                .marks(Set.of(Mark.values()))
                                .build(),
                        sound("ac3")
                                .language("eng")
                                .channels(1)
                                .marks(Set.of(Mark.DEFAULT))
                                .build());
    }

    @Test
    void matroskaTellsHowAPictureInStereoIsPackedAndWhichCodecCameFromWindows() throws IOException {
        byte[] stereo = joined(
                element(0x83L, number(1)),
                element(0x86L, text("V_MS/VFW/FOURCC")),
                element(0x63A2L, joined(new byte[16], text("XVID"), new byte[20])),
                element(0xE0L, element(0x53B8L, number(3))));

        assertThat(read("a.mkv", MadeFiles.matroskaWithTracks(stereo)).streams())
                .containsExactly(video("mpeg4")
                        .stereo(Stereo.TOP_BOTTOM)
                        .marks(Set.of(Mark.DEFAULT))
                        .build());
    }

    @Test
    void mp4TellsTracksAndTheChannelsThatTheCodecItselfNames() throws IOException {
        ByteBuffer picture = ByteBuffer.allocate(86).putInt(0, 86).putInt(4, 0x61766331);
        picture.putShort(32, (short) 1920).putShort(34, (short) 1080);
        byte[] details = number(3, 25, 0, 1, 0, 4, 17, 0x40, 0x15, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 5, 2, 0x11, 0xB0);
        byte[] aac = sample("mp4a", box("esds", joined(new byte[4], details)));
        byte[] dolby = sample("ec-3", box("dec3", number(0, 0, 0x20, 0x0F, 0)));
        byte[] words = sample("tx3g", new byte[0]);
        byte[] chapters = sample("text", new byte[0]);

        byte[] file = MadeFiles.mp4WithTracks(
                MadeFiles.track(1, "und", "vide", picture.array()),
                MadeFiles.track(1, "deu", "soun", aac),
                MadeFiles.track(0, "eng", "soun", dolby),
                MadeFiles.track(0, "fra", "sbtl", words),
                MadeFiles.track(0, "eng", "text", chapters));

        assertThat(read("a.mp4", file).streams())
                .containsExactly(
                        video("h264")
                                .size(1920, 1080)
                                .marks(Set.of(Mark.DEFAULT))
                                .build(),
                        sound("aac")
                                .language("deu")
                                .channels(6)
                                .marks(Set.of(Mark.DEFAULT))
                                .build(),
                        sound("eac3").language("eng").channels(6).build(),
                        MediaStream.builder(Kind.SUBTITLE)
                                .codec("mov_text")
                                .language("fra")
                                .build());
    }

    private static byte[] sample(String format, byte[] boxes) {
        byte[] head = ByteBuffer.allocate(36).putShort(24, (short) 2).array();
        System.arraycopy(text(format), 0, head, 4, 4);
        return joined(head, boxes);
    }

    @Test
    void aviTellsPictureAndSound() throws IOException {
        assertThat(read("a.avi", MadeFiles.aviWithStreams("XVID", 640, 352, 0x55, 2))
                        .streams())
                .containsExactly(
                        video("mpeg4").size(640, 352).build(),
                        sound("mp3").channels(2).build());
    }

    @Test
    void transportStreamsTellTheMapOfTheirProgram() throws IOException {
        byte[] map = joined(
                number(0x1B, 0xE1, 0, 0xF0, 0),
                number(0x0F, 0xE1, 1, 0xF0, 6, 0x0A, 4, 'd', 'e', 'u', 0),
                number(6, 0xE1, 2, 0xF0, 9, 0x6A, 1, 0, 0x0A, 4, 'e', 'n', 'g', 2),
                number(6, 0xE1, 3, 0xF0, 10, 0x59, 8, 'd', 'e', 'u', 0x20, 0, 1, 0, 1),
                number(0x20, 0xE1, 4, 0xF0, 0));

        for (int extra : new int[] {0, 4}) {
            assertThat(read(extra == 0 ? "a.ts" : "a.m2ts", MadeFiles.transportStreamWithMap(map, extra))
                            .streams())
                    .containsExactly(
                            video("h264").stereo(Stereo.SEPARATE).build(),
                            sound("aac").language("deu").build(),
                            sound("ac3")
                                    .language("eng")
                                    .marks(Set.of(Mark.HEARING_IMPAIRED))
                                    .build(),
                            MediaStream.builder(Kind.SUBTITLE)
                                    .codec("dvb_subtitle")
                                    .language("deu")
                                    .marks(Set.of(Mark.HEARING_IMPAIRED))
                                    .build());
        }
    }

    @Test
    void aMapThatGoesOverTwoPacketsIsReadWhole() throws IOException {
        byte[] sound = number(0x0F, 0xE1, 1, 0xF0, 6, 0x0A, 4, 'd', 'e', 'u', 0);
        byte[][] many = new byte[30][];
        Arrays.fill(many, sound);

        assertThat(read("a.ts", MadeFiles.transportStreamWithMap(joined(many), 0))
                        .streams())
                .hasSize(30);
    }

    @Test
    void anotherProgramTellsStreamsButNoCovers() {
        String answer = """
                streams.stream.0.index=0
                streams.stream.0.codec_name="h264"
                streams.stream.0.codec_type="video"
                streams.stream.0.width=1280
                streams.stream.0.height=720
                streams.stream.0.disposition.default=1
                streams.stream.1.codec_name="aac"
                streams.stream.1.codec_type="audio"
                streams.stream.1.channels=2
                streams.stream.1.tags.language="und"
                streams.stream.1.tags.title="A \\"b\\" c"
                streams.stream.2.codec_name="mjpeg"
                streams.stream.2.codec_type="video"
                streams.stream.2.disposition.attached_pic=1
                format.duration="2.5"
                """;

        Playing told = FfprobeAnswer.of(answer);

        assertThat(told.duration()).hasMillis(2_500);
        assertThat(told.streams())
                .containsExactly(
                        video("h264")
                                .size(1280, 720)
                                .marks(Set.of(Mark.DEFAULT))
                                .build(),
                        sound("aac").title("A \"b\" c").channels(2).build());
        assertThat(FfprobeAnswer.of("N/A\n=\nstreams.stream.x.width=1\nformat.duration=\"N/A\""))
                .isEqualTo(Playing.UNKNOWN);
    }

    @Test
    void whatNamesTellStandsBesideWhatTheFileTells() {
        MediaStream words = MediaStream.builder(Kind.SUBTITLE).file("a.srt").build();
        MediaStream named =
                MediaStream.builder(Kind.VIDEO).stereo(Stereo.HALF_SIDE_BY_SIDE).build();
        MediaStream vague = MediaStream.builder(Kind.VIDEO).stereo(Stereo.OTHER).build();
        MediaStream seen = video("h264").stereo(Stereo.SIDE_BY_SIDE).build();
        Playing told = new Playing(null, List.of(sound("aac").build(), seen));

        assertThat(told.beside(List.of(named, words)))
                .containsExactly(
                        sound("aac").build(),
                        video("h264").stereo(Stereo.HALF_SIDE_BY_SIDE).build(),
                        words);
        assertThat(told.beside(List.of(vague))).containsExactly(sound("aac").build(), seen);
        assertThat(Playing.UNKNOWN.beside(List.of(vague, words))).containsExactly(vague, words);
    }

    @Test
    void brokenHeadersNeverFailNorNestWithoutEnd() {
        byte[] picture = joined(PICTURE, PICTURE);
        byte[] nested = new byte[0];
        for (int depth = 0; depth < 2_000; depth++) {
            nested = box("minf", nested);
        }
        byte[] deep = MadeFiles.mp4WithTracks(box("mdia", nested));
        byte[] within = PICTURE;
        for (int depth = 0; depth < 2_000; depth++) {
            within = element(0xE0L, within);
        }
        byte[] deepTrack = MadeFiles.matroskaWithTracks(within);
        List<byte[]> samples = List.of(
                MadeFiles.matroskaWithTracks(picture, PICTURE),
                MadeFiles.mp4WithTracks(MadeFiles.track(1, "deu", "soun", sample("mp4a", box("esds", new byte[40])))),
                MadeFiles.aviWithStreams("XVID", 640, 352, 0x55, 2),
                Arrays.copyOf(MadeFiles.transportStreamWithMap(number(0x1B, 0xE1, 0, 0xF0, 0), 0), 3_000));
        List<String> names = List.of("a.mkv", "a.mp4", "a.avi", "a.ts");
        Random random = new Random(7);

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(read("deep.mp4", deep).duration()).hasSeconds(1);
            assertThat(read("deep.mkv", deepTrack).streams()).isEmpty();
            for (int round = 0; round < 1_200; round++) {
                int kind = round % samples.size();
                byte[] bytes = samples.get(kind).clone();
                for (int change = 0; change < 3; change++) {
                    bytes[random.nextInt(Math.min(bytes.length, 500))] =
                            (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
                }
                read(names.get(kind), random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(400)));
            }
        });
    }
}
