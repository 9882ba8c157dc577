package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Kind;
import dev.mediasync.model.MediaStream.Mark;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the boxes of an MP4 track tell (ISO/IEC 14496-12). */
final class Mp4Track {
    private static final int LETTERS = 3;
    private static final int LETTER_BITS = 5;
    private static final int LETTER_MASK = 0x1F;
    private static final int BEFORE_A = 0x60;
    /** Languages below this are numbers of a list that QuickTime had before. */
    private static final int FIRST_PACKED = 0x400;

    private static final String[] OLD =
            ("eng fra deu ita nld swe spa dan por nor heb jpn ara fin ell isl mlt tur hrv zho"
                            + " urd hin tha kor lit pol hun est lav sme fao fas rus zho")
                    .split(" ", -1);

    private static final int FORMAT_AT = 4;
    private static final int VERSION_AT = 16;
    private static final int MORE_IN_QUICKTIME = 16;
    private static final int CHANNELS_AT = 24;
    private static final int AUDIO_BOXES_AT = 36;
    private static final int WIDTH_AT = 32;
    private static final int SIZE_END = 36;

    private @Nullable Kind kind;
    private boolean enabled;
    private @Nullable String language;
    private String format = "";
    private ByteBuffer entry = ByteBuffer.allocate(0);

    /** Takes version and flags of the track's header; its first flag says that it plays unless another one is chosen. */
    void head(ByteBuffer flags) {
        enabled = (flags.getInt() & 1) != 0;
    }

    void language(int packed) {
        if (packed < FIRST_PACKED) {
            language = packed >= 0 && packed < OLD.length ? OLD[packed] : null;
            return;
        }
        StringBuilder letters = new StringBuilder(LETTERS);
        for (int shift = (LETTERS - 1) * LETTER_BITS; shift >= 0; shift -= LETTER_BITS) {
            letters.append((char) (((packed >> shift) & LETTER_MASK) + BEFORE_A));
        }
        String word = letters.toString();
        language = word.equals("und") || !word.matches("[a-z]{3}") ? null : word;
    }

    /** A text track without more is most often the list of chapters, and no stream. */
    void handler(String word) {
        kind = switch (word) {
            case "vide" -> Kind.VIDEO;
            case "soun" -> Kind.AUDIO;
            case "sbtl", "subt", "subp", "clcp" -> Kind.SUBTITLE;
            default -> kind;
        };
    }

    /** Takes the first description of a sample. */
    void sample(ByteBuffer first) {
        if (first.remaining() >= FORMAT_AT + Integer.BYTES) {
            format = Mp4Reader.word(first.slice(FORMAT_AT, Integer.BYTES));
            entry = first;
        }
    }

    /** The stream, or null where the track is none that is seen, heard or read. */
    @Nullable
    MediaStream stream() {
        if (kind == null || format.isEmpty()) {
            return null;
        }
        MediaStream.Builder stream = MediaStream.builder(kind)
                .codec(Codecs.named(format))
                .language(language)
                .marks(enabled ? Set.of(Mark.DEFAULT) : Set.of());
        if (kind == Kind.VIDEO && entry.remaining() >= SIZE_END) {
            stream.size(entry.getShort(WIDTH_AT) & 0xFFFF, entry.getShort(WIDTH_AT + Short.BYTES) & 0xFFFF);
        } else if (kind == Kind.AUDIO && entry.remaining() >= AUDIO_BOXES_AT) {
            int plain = entry.getShort(CHANNELS_AT) & 0xFFFF;
            int more = entry.getShort(VERSION_AT) == 1 ? MORE_IN_QUICKTIME : 0;
            Integer exact = Mp4Sound.channels(entry, AUDIO_BOXES_AT + more);
            stream.channels(exact != null ? exact : (Integer) plain);
        }
        return stream.build();
    }
}
