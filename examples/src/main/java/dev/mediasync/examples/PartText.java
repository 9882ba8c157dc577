package dev.mediasync.examples;

import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a file of an item and what plays with it, each on a line. */
final class PartText {
    private PartText() {}

    static void append(StringBuilder text, MediaPart part) {
        List<String> told = new ArrayList<>();
        add(told, part.file(), "");
        add(told, part.version(), "");
        add(told, part.container(), "");
        add(told, part.sizeBytes(), " bytes");
        add(told, part.duration(), "");
        line(text, "  part", told);
        part.streams().forEach(stream -> append(text, stream));
    }

    private static void append(StringBuilder text, MediaStream stream) {
        List<String> told = new ArrayList<>();
        add(told, stream.codec(), "");
        add(told, stream.language(), "");
        add(told, stream.title(), "");
        if (stream.width() != null && stream.height() != null) {
            told.add(stream.width() + "x" + stream.height());
        }
        add(told, stream.channels(), " channels");
        if (stream.stereo() != null) {
            told.add(words(stream.stereo()));
        }
        stream.marks().forEach(mark -> told.add(words(mark)));
        add(told, stream.file(), "");
        line(text, "    " + words(stream.kind()), told);
    }

    private static String words(Enum<?> constant) {
        return Text.word(constant).replace('_', ' ');
    }

    private static void add(List<String> told, @Nullable Object value, String unit) {
        if (value != null && !value.toString().isEmpty()) {
            told.add(value + unit);
        }
    }

    private static void line(StringBuilder text, String name, List<String> told) {
        text.append('\n').append(name).append(": ").append(Text.clean(String.join(", ", told)));
    }
}
