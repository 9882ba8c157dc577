package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Kind;
import dev.mediasync.model.MediaStream.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what ffprobe writes in its flat form: a line {@code streams.stream.0.codec_name="h264"} for each value. */
final class FfprobeAnswer {
    /** The values that are asked for. */
    static final String ASKED = "format=duration:stream=index,codec_type,codec_name,width,height,channels"
            + ":stream_tags=language,title:stream_disposition=default,forced,hearing_impaired,attached_pic";

    private static final String STREAM = "streams.stream.";
    private static final String LENGTH = "format.duration";
    private static final double MILLIS = 1_000;
    private static final double LONGEST_SECONDS = Duration.ofDays(366).toSeconds();
    private static final String YES = "1";
    private static final Map<String, Kind> KINDS =
            Map.of("video", Kind.VIDEO, "audio", Kind.AUDIO, "subtitle", Kind.SUBTITLE);

    private FfprobeAnswer() {}

    static Playing of(String answer) {
        Duration length = null;
        Map<Integer, Map<String, String>> streams = new TreeMap<>();
        for (String line : answer.lines().toList()) {
            int equals = line.indexOf('=');
            String name = equals < 0 ? "" : line.substring(0, equals).strip();
            if (name.equals(LENGTH)) {
                length = length(value(line.substring(equals + 1)));
            } else if (name.startsWith(STREAM)) {
                int dot = name.indexOf('.', STREAM.length());
                Integer number = dot < 0 ? null : number(name.substring(STREAM.length(), dot));
                if (number != null) {
                    streams.computeIfAbsent(number, at -> new HashMap<>())
                            .put(name.substring(dot + 1), value(line.substring(equals + 1)));
                }
            }
        }
        return new Playing(length, streams(streams.values()));
    }

    private static List<MediaStream> streams(Iterable<Map<String, String>> told) {
        List<MediaStream> streams = new ArrayList<>();
        for (Map<String, String> values : told) {
            Kind kind = KINDS.get(values.getOrDefault("codec_type", ""));
            // A cover is no moving picture.
            if (kind != null && !YES.equals(values.get("disposition.attached_pic"))) {
                streams.add(stream(kind, values));
            }
        }
        return streams;
    }

    private static MediaStream stream(Kind kind, Map<String, String> values) {
        String language = values.get("tags.language");
        return MediaStream.builder(kind)
                .codec(values.get("codec_name"))
                .language("und".equals(language) ? null : language)
                .title(values.get("tags.title"))
                .size(number(values.get("width")), number(values.get("height")))
                .channels(number(values.get("channels")))
                .marks(marks(values))
                .build();
    }

    private static Set<Mark> marks(Map<String, String> values) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (Mark mark : Mark.values()) {
            if (YES.equals(values.get("disposition." + mark.name().toLowerCase(Locale.ROOT)))) {
                marks.add(mark);
            }
        }
        return marks;
    }

    /** Without its quotation marks, and what a backslash keeps apart from what it means to a shell. */
    private static String value(String raw) {
        String text = raw.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String inner = quoted ? text.substring(1, text.length() - 1) : text;
        StringBuilder plain = new StringBuilder(inner.length());
        for (int at = 0; at < inner.length(); at++) {
            char c = inner.charAt(at);
            if (c == '\\' && at + 1 < inner.length()) {
                char next = inner.charAt(++at);
                plain.append(next == 'n' || next == 'r' ? ' ' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration length(String text) {
        try {
            double seconds = Double.parseDouble(text);
            boolean sane = seconds > 0 && seconds < LONGEST_SECONDS;
            return sane ? Duration.ofMillis(Math.round(seconds * MILLIS)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
