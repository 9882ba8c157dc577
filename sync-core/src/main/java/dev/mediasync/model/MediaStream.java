package dev.mediasync.model;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A picture, sound or subtitle that plays with a file.
 *
 * <p>What a source does not tell is absent; a number that is not positive tells nothing.
 *
 * @param kind what it is
 * @param codec how it is coded, as the source calls it, for example {@code h264}
 * @param language the language as the source says it, for example {@code en}, {@code eng} or {@code pt-BR}
 * @param title its name
 * @param width the width of a picture in pixels
 * @param height the height of a picture in pixels
 * @param channels how many channels a sound has
 * @param marks what it is meant for, in the order of {@link Mark}
 * @param stereo how a picture in 3D holds its two views; absent for a plain one
 * @param file the file that holds it as the source names it; absent where it is in the part's own file
 */
public record MediaStream(
        Kind kind,
        @Nullable String codec,
        @Nullable String language,
        @Nullable String title,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer channels,
        Set<Mark> marks,
        @Nullable Stereo stereo,
        @Nullable String file) {
    /** What a stream is. */
    public enum Kind {
        /** Moving pictures. */
        VIDEO,
        /** Sound. */
        AUDIO,
        /** Text or pictures of text. */
        SUBTITLE
    }

    /** What a stream is meant for. */
    public enum Mark {
        /** Played unless another one is chosen. */
        DEFAULT,
        /** Shown even without being chosen, for example where people speak another language. */
        FORCED,
        /** For people who do not hear well. */
        HEARING_IMPAIRED
    }

    /** How a picture in 3D holds its two views. */
    public enum Stereo {
        /** Side by side, each at full width. */
        SIDE_BY_SIDE,
        /** Side by side, each at half width. */
        HALF_SIDE_BY_SIDE,
        /** One above the other, each at full height. */
        TOP_BOTTOM,
        /** One above the other, each at half height. */
        HALF_TOP_BOTTOM,
        /** One after the other or in a stream of its own, as in MVC. */
        SEPARATE,
        /** One over the other in two colours. */
        ANAGLYPH,
        /** In a way that is not told, or another one. */
        OTHER
    }

    /** Orders the marks, and replaces what cannot be stored by U+FFFD. */
    public MediaStream {
        codec = Unicode.mendedOrNull(codec);
        language = Unicode.mendedOrNull(language);
        title = Unicode.mendedOrNull(title);
        width = positive(width);
        height = positive(height);
        channels = positive(channels);
        marks = ordered(marks);
        file = Unicode.mendedOrNull(file);
    }

    private static @Nullable Integer positive(@Nullable Integer number) {
        return number == null || number <= 0 ? null : number;
    }

    /** In one order everywhere, so that equal streams are written and hashed alike. */
    private static Set<Mark> ordered(Collection<Mark> marks) {
        return marks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(marks));
    }

    /** Starts a stream of which nothing else is known. */
    public static Builder builder(Kind kind) {
        return new Builder(kind);
    }

    /** Starts a changed copy of this stream. */
    public Builder toBuilder() {
        Builder copy = new Builder(kind);
        copy.codec = codec;
        copy.language = language;
        copy.title = title;
        copy.width = width;
        copy.height = height;
        copy.channels = channels;
        copy.marks = marks;
        copy.stereo = stereo;
        copy.file = file;
        return copy;
    }

    /** Collects what is known of a stream; not thread-safe. */
    public static final class Builder {
        private final Kind kind;
        private @Nullable String codec;
        private @Nullable String language;
        private @Nullable String title;
        private @Nullable Integer width;
        private @Nullable Integer height;
        private @Nullable Integer channels;
        private Set<Mark> marks = Set.of();
        private @Nullable Stereo stereo;
        private @Nullable String file;

        private Builder(Kind kind) {
            this.kind = kind;
        }

        /** Sets how it is coded. */
        public Builder codec(@Nullable String value) {
            codec = value;
            return this;
        }

        /** Sets the language. */
        public Builder language(@Nullable String value) {
            language = value;
            return this;
        }

        /** Sets the name. */
        public Builder title(@Nullable String value) {
            title = value;
            return this;
        }

        /** Sets the size of a picture in pixels. */
        public Builder size(@Nullable Integer across, @Nullable Integer down) {
            width = across;
            height = down;
            return this;
        }

        /** Sets the number of channels. */
        public Builder channels(@Nullable Integer value) {
            channels = value;
            return this;
        }

        /** Sets what it is meant for. */
        public Builder marks(Set<Mark> value) {
            marks = value;
            return this;
        }

        /** Sets how a picture in 3D holds its two views. */
        public Builder stereo(@Nullable Stereo value) {
            stereo = value;
            return this;
        }

        /** Sets the file that holds it, where that is not the part's own. */
        public Builder file(@Nullable String value) {
            file = value;
            return this;
        }

        /** Builds the stream. */
        public MediaStream build() {
            return new MediaStream(kind, codec, language, title, width, height, channels, marks, stereo, file);
        }
    }
}
