package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Kind;
import dev.mediasync.model.MediaStream.Mark;
import dev.mediasync.model.MediaStream.Stereo;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a Matroska track (RFC 9559, 5.1.4); those that are absent have the values that it gives them. */
final class MatroskaTrack {
    /** What only the codec understands; of one that came from Windows, a header with its four letters. */
    static final int DETAILS = 0x63A2;

    private static final String FROM_WINDOWS = "V_MS/VFW/FOURCC";
    private static final int TYPE = 0x83;
    private static final int CODEC = 0x86;
    private static final int LANGUAGE = 0x22B59C;
    private static final int LANGUAGE_TAG = 0x22B59D;
    private static final int NAME = 0x536E;
    private static final int IS_DEFAULT = 0x88;
    private static final int IS_FORCED = 0x55AA;
    private static final int HEARING_IMPAIRED = 0x55AB;
    private static final int VIDEO = 0xE0;
    private static final int WIDTH = 0xB0;
    private static final int HEIGHT = 0xBA;
    private static final int STEREO_MODE = 0x53B8;
    private static final int AUDIO = 0xE1;
    private static final int CHANNELS = 0x9F;

    private static final Set<Integer> TEXTS = Set.of(CODEC, LANGUAGE, LANGUAGE_TAG, NAME);
    private static final Set<Integer> NUMBERS =
            Set.of(TYPE, IS_DEFAULT, IS_FORCED, HEARING_IMPAIRED, WIDTH, HEIGHT, STEREO_MODE, CHANNELS);

    private long type;
    private @Nullable String codec;
    private String fourLetters = "";
    private @Nullable String language;
    private @Nullable String languageTag;
    private @Nullable String name;
    private long width;
    private long height;
    private long stereoMode;
    private long channels = 1;
    private final Set<Mark> marks = EnumSet.of(Mark.DEFAULT);

    static boolean nested(int id) {
        return id == VIDEO || id == AUDIO;
    }

    static boolean text(int id) {
        return TEXTS.contains(id);
    }

    static boolean number(int id) {
        return NUMBERS.contains(id);
    }

    void take(int id, String value) {
        switch (id) {
            case CODEC -> codec = value;
            case LANGUAGE -> language = value;
            case LANGUAGE_TAG -> languageTag = value;
            default -> name = value;
        }
    }

    void take(int id, long value) {
        switch (id) {
            case TYPE -> type = value;
            case IS_DEFAULT -> mark(Mark.DEFAULT, value);
            case IS_FORCED -> mark(Mark.FORCED, value);
            case HEARING_IMPAIRED -> mark(Mark.HEARING_IMPAIRED, value);
            case WIDTH -> width = value;
            case HEIGHT -> height = value;
            case STEREO_MODE -> stereoMode = value;
            default -> channels = value;
        }
    }

    void fourLetters(String letters) {
        fourLetters = letters;
    }

    private void mark(Mark mark, long value) {
        if (value == 0) {
            marks.remove(mark);
        } else {
            marks.add(mark);
        }
    }

    /** The stream, or null where the track is none that is seen, heard or read. */
    @Nullable
    MediaStream stream() {
        Kind kind = type == 1 ? Kind.VIDEO : type == 2 ? Kind.AUDIO : type == 17 ? Kind.SUBTITLE : null;
        if (kind == null) {
            return null;
        }
        MediaStream.Builder stream = MediaStream.builder(kind)
                .codec(codec())
                .language(spoken(kind))
                .title(name == null || name.isBlank() ? null : name)
                .marks(marks);
        if (kind == Kind.VIDEO) {
            stream.size(pixels(width), pixels(height)).stereo(stereo());
        } else if (kind == Kind.AUDIO) {
            stream.channels(pixels(channels));
        }
        return stream.build();
    }

    private @Nullable String codec() {
        if (FROM_WINDOWS.equals(codec)) {
            return fourLetters.isEmpty() ? null : Codecs.named(fourLetters);
        }
        return codec == null ? null : Codecs.named(codec);
    }

    /** A sound or a text without a language is in English, says the format; a picture speaks none. */
    private @Nullable String spoken(Kind kind) {
        String told = languageTag != null ? languageTag : language;
        if (told == null) {
            return kind == Kind.VIDEO ? null : "eng";
        }
        return told.isBlank() || told.equals("und") ? null : told;
    }

    private static @Nullable Integer pixels(long value) {
        return value > 0 && value < Integer.MAX_VALUE ? (Integer) (int) value : null;
    }

    private @Nullable Stereo stereo() {
        return switch ((int) Math.min(Math.max(stereoMode, 0), Short.MAX_VALUE)) {
            case 0 -> null;
            case 1, 11 -> Stereo.SIDE_BY_SIDE;
            case 2, 3 -> Stereo.TOP_BOTTOM;
            case 10, 12 -> Stereo.ANAGLYPH;
            case 13, 14 -> Stereo.SEPARATE;
            default -> Stereo.OTHER;
        };
    }
}
