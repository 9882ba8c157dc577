package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Kind;
import dev.mediasync.model.MediaStream.Stereo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file plays, as far as it tells.
 *
 * @param duration how long, null where it does not tell
 * @param streams what plays, in the file's order; empty where it does not tell
 */
record Playing(@Nullable Duration duration, List<MediaStream> streams) {
    /** What a file that tells nothing tells. */
    static final Playing UNKNOWN = new Playing(null, List.of());

    /** How many streams of one file are kept at most, so that a hostile one costs little. */
    static final int MOST_STREAMS = 200;

    Playing {
        streams = streams.size() > MOST_STREAMS ? List.of() : List.copyOf(streams);
    }

    /** The streams of the file, and what names tell beside them: how a picture in 3D is packed, and files of their own. */
    List<MediaStream> beside(List<MediaStream> named) {
        List<MediaStream> all = new ArrayList<>(streams);
        for (MediaStream told : named) {
            int picture = told.kind() == Kind.VIDEO ? firstPicture(all) : -1;
            if (picture < 0) {
                all.add(told.kind() == Kind.VIDEO ? 0 : all.size(), told);
            } else if (told.stereo() != null) {
                all.set(picture, packed(all.get(picture), told.stereo()));
            }
        }
        return all;
    }

    private static int firstPicture(List<MediaStream> streams) {
        for (int at = 0; at < streams.size(); at++) {
            if (streams.get(at).kind() == Kind.VIDEO) {
                return at;
            }
        }
        return -1;
    }

    /** A name that says how is more exact than a header, which does not tell halves from wholes. */
    private static MediaStream packed(MediaStream picture, Stereo named) {
        boolean vague = named == Stereo.OTHER && picture.stereo() != null;
        return vague ? picture : picture.toBuilder().stereo(named).build();
    }

    /** This, and from the other what is not known here. */
    Playing or(Playing other) {
        return new Playing(duration != null ? duration : other.duration, streams.isEmpty() ? other.streams : streams);
    }
}
