package dev.mediasync.local;

import dev.mediasync.model.MediaStream.Stereo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a name tells about a picture in 3D, such as {@code 3D} or {@code Half-SBS}. */
final class StereoInName {
    private static final String MARK = "3d";
    private static final String BESIDE = "beside 3d ";
    private static final List<String> HINTS = List.of(MARK, "sbs", "tab", "htb", "ou", "mvc", "anaglyph");
    private static final Map<String, Stereo> ALONE = new HashMap<>();
    private static final Map<String, Stereo> BESIDE_MARK = new HashMap<>();

    static {
        WordTable.keyed("stereo").forEach((key, words) -> {
            boolean beside = key.startsWith(BESIDE);
            Stereo stereo = Stereo.valueOf(beside ? key.substring(BESIDE.length()) : key);
            words.forEach(word -> (beside ? BESIDE_MARK : ALONE).put(word, stereo));
        });
    }

    private StereoInName() {}

    /** How the picture of a file is packed by its name, or null where it is a plain one. */
    static @Nullable Stereo of(String name) {
        boolean kind = FileNames.extension(name).equals("mk3d");
        String stem = FileNames.stem(name);
        if (!kind && !mayTell(stem)) {
            return null;
        }
        List<String> words = words(stem.toLowerCase(Locale.ROOT));
        Stereo told = told(words, words.lastIndexOf(MARK) > 0 && !titled(stem));
        return told != null || !kind ? told : Stereo.OTHER;
    }

    private static @Nullable Stereo told(List<String> words, boolean marked) {
        for (int at = 1; at < words.size(); at++) {
            Stereo pair = at + 1 < words.size() ? ALONE.get(words.get(at) + " " + words.get(at + 1)) : null;
            Stereo one = pair != null ? pair : ALONE.get(words.get(at));
            if (one != null) {
                return one;
            }
        }
        for (String word : marked ? words : List.<String>of()) {
            if (BESIDE_MARK.containsKey(word)) {
                return BESIDE_MARK.get(word);
            }
        }
        return marked ? Stereo.OTHER : null;
    }

    /** Whether it is the title that has the word, as that of {@code Piranha 3D (2010)}. */
    private static boolean titled(String stem) {
        return words(MovieName.of(stem).title().toLowerCase(Locale.ROOT)).contains(MARK);
    }

    private static boolean mayTell(String stem) {
        for (String hint : HINTS) {
            for (int at = 1; at + hint.length() <= stem.length(); at++) {
                if (stem.regionMatches(true, at, hint, 0, hint.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !Character.isLetterOrDigit(text.charAt(at))) {
                if (at > start) {
                    words.add(text.substring(start, at));
                }
                start = at + 1;
            }
        }
        return words;
    }
}
