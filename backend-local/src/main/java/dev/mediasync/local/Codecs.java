package dev.mediasync.local;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One name for each codec, whatever a container calls it: the one that ffmpeg uses. */
final class Codecs {
    /** What each container calls it, by our name; the words of different containers do not meet. */
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        name("h264", "V_MPEG4/ISO/AVC avc1 avc3 h264 x264 davc");
        name("hevc", "V_MPEGH/ISO/HEVC hev1 hvc1 dvh1 dvhe hevc h265 x265");
        name("vvc", "V_MPEGI/ISO/VVC vvc1 vvi1");
        name("av1", "V_AV1 av01");
        name("vp8", "V_VP8 vp08 vp80");
        name("vp9", "V_VP9 vp09 vp90");
        name("mpeg4", "V_MPEG4/ISO/SP V_MPEG4/ISO/ASP V_MPEG4/ISO/AP mp4v xvid divx dx50 fmp4 m4s2");
        name("msmpeg4v3", "V_MPEG4/MS/V3 div3 mp43 div4");
        name("mpeg2video", "V_MPEG2 mpg2 m2v1");
        name("mpeg1video", "V_MPEG1 mpg1 m1v");
        name("theora", "V_THEORA");
        name("mjpeg", "V_MJPEG mjpg jpeg");
        name("prores", "V_PRORES apch apcn apcs apco ap4h");
        name("vc1", "vc-1 wvc1");
        name("wmv3", "wmv3");

        name("aac", "A_AAC mp4a");
        name("ac3", "A_AC3 ac-3");
        name("eac3", "A_EAC3 ec-3");
        name("dts", "A_DTS dtsc dtsh dtsl dtse");
        name("truehd", "A_TRUEHD A_MLP mlpa");
        name("flac", "A_FLAC flac");
        name("opus", "A_OPUS opus");
        name("vorbis", "A_VORBIS");
        name("alac", "A_ALAC alac");
        name("mp3", "A_MPEG/L3 .mp3");
        name("mp2", "A_MPEG/L2");
        name("mp1", "A_MPEG/L1");
        name("pcm", "A_PCM/INT/LIT A_PCM/INT/BIG A_PCM/FLOAT/IEEE sowt twos lpcm in24 fl32 ipcm");

        name("subrip", "S_TEXT/UTF8 S_TEXT/ASCII srt");
        name("ass", "S_TEXT/ASS S_ASS ass");
        name("ssa", "S_TEXT/SSA S_SSA ssa");
        name("webvtt", "S_TEXT/WEBVTT wvtt vtt");
        name("mov_text", "tx3g");
        name("ttml", "stpp ttml dfxp");
        name("dvd_subtitle", "S_VOBSUB mp4s idx");
        name("hdmv_pgs_subtitle", "S_HDMV/PGS sup");
        name("hdmv_text_subtitle", "S_HDMV/TEXTST");
        name("dvb_subtitle", "S_DVBSUB");
        name("eia_608", "c608");
        name("microdvd", "sub");
        name("sami", "smi sami");
    }

    private Codecs() {}

    private static void name(String ours, String theirs) {
        for (String word : theirs.split(" ", -1)) {
            NAMES.put(word.toLowerCase(Locale.ROOT), ours);
        }
    }

    /** Our name of what a container calls so, or its own word in small letters. */
    static String named(String theirs) {
        String word = theirs.strip().toLowerCase(Locale.ROOT);
        String known = NAMES.get(word);
        if (known != null) {
            return known;
        }
        int slash = word.lastIndexOf('/');
        // What follows a slash tells a variant, as in A_AAC/MPEG4/LC.
        return slash > 0 && word.indexOf('_') == 1 ? named(word.substring(0, slash)) : bare(word);
    }

    private static String bare(String word) {
        return word.length() > 2 && word.charAt(1) == '_' ? word.substring(2) : word;
    }
}
