package dev.mediasync.tck;

import java.util.List;

/** Titles, and what people type who look for them, in many languages. */
final class SearchCases {
    /**
     * A title.
     *
     * @param title the title
     * @param typed what finds it
     */
    record Found(String title, List<String> typed) {
        private static Found of(String title, String... typed) {
            return new Found(title, List.of(typed));
        }
    }

    /**
     * A title that is not meant.
     *
     * @param title the title
     * @param typed what does not find it
     */
    record Missed(String title, String typed) {}

    private static final List<Found> WESTERN = List.of(
            Found.of("The Matrix", "matrix", "MATRIX", "the mat", "matr", "matrix the", "ｍａｔｒｉｘ", "thematrix"),
            Found.of("Straße der Träume", "strasse", "STRASSE", "straße traume", "träume", "strass"),
            Found.of("Amélie", "amelie", "AMÉLIE", "Ame\u0301lie", "amel"),
            Found.of("Cœur à cœur", "coeur a coeur", "cœur"),
            Found.of("L'Avventura", "avventura", "l’avventura", "lavventura", "l avventura"),
            Found.of("İstanbul Kırmızısı", "istanbul", "ISTANBUL", "İSTANBUL", "kirmizisi", "kırmızı"),
            Found.of("Người Bất Tử", "nguoi bat tu", "NGƯỜI", "bất"),
            Found.of("Đất Rừng Phương Nam", "dat rung", "đất"),
            Found.of("Smørrebrød på Łódź", "smorrebrod", "lodz", "pa"),
            Found.of("Þór", "thor"),
            Found.of("ΟΔΥΣΣΕΥΣ", "οδυσσεύς", "Οδυσσ"),
            Found.of("Ёлки", "елки", "ёлки", "ЁЛ"),
            Found.of("הַשִּׁבְעָה", "השבעה"),
            Found.of("القُرْآن", "القران", "القرآن"));

    private static final List<Found> WITHOUT_SPACES = List.of(
            Found.of("千と千尋の神隠し", "千と千尋", "神隠し", "隠", "し", "千と千尋の神隠し"),
            Found.of("スパイダーマン", "すぱいだー", "ｽﾊﾟｲﾀﾞｰ", "スパイダー・マン", "スパイダー マン", "マン"),
            Found.of("ジャン・リュック・ゴダール", "ジャンリュックゴダール", "リュック"),
            Found.of("がんばれ", "ガンバレ", "が"),
            Found.of("卧虎藏龙", "卧虎", "藏龙", "虎藏", "龙"),
            Found.of("어벤져스: 엔드게임", "어벤져스엔드게임", "어벤져스 엔드게임", "엔드", "게임", "임"),
            Found.of("X파일", "x파일", "파일", "X"),
            Found.of("ฉลาดเกมส์โกง", "ฉลาด", "เกมส์", "โกง", "ฉ"),
            Found.of("हिन्दी मीडियम", "हिन्दी", "मीडि"));

    private static final List<Found> JOINED = List.of(
            Found.of(
                    "Spider-Man: Homecoming", "spiderman", "spider man", "spider-man", "spider", "man home", "SpiderM"),
            Found.of("Spiderman", "spider-man", "spider man", "spider ma"),
            Found.of("Spider Man", "spiderman", "spider-man", "spider–man"),
            Found.of("WALL·E", "walle", "wall-e", "wall e", "WALL•E"),
            Found.of("Star Wars", "starwars", "star-wars"),
            Found.of("S.H.I.E.L.D.", "shield", "s.h.i.e.l.d", "s h i e l d"),
            Found.of("Ocean's Eleven", "oceans eleven", "ocean’s", "ocean"),
            Found.of("X-Men", "xmen", "x men", "men"),
            Found.of("Fast & Furious", "fast and furious", "fast furious", "fast & furious"),
            Found.of("Face/Off", "faceoff", "face off", "face/off"),
            Found.of("Mission: Impossible – Fallout", "mission impossible - fallout", "mission impossible fallout"));

    private static final List<Found> SYMBOLS = List.of(
            Found.of("???", "???", "?", "？？"),
            Found.of("+1", "+1", "1"),
            Found.of("$9.99", "9.99", "$9", "999"),
            Found.of("🎬🏳️‍🌈", "🎬", "🎬🏳️‍🌈"),
            Found.of("I ♥ NY", "i ♥ ny", "♥", "i ny"),
            Found.of(
                    "C++ \"quoted\" AND * NEAR(x) col:on ^a -b",
                    "c++",
                    "quoted",
                    "\"quoted\"",
                    "near(x)",
                    "col:on",
                    "-b"));

    /** What must not be found, because in that script it is another word, or because a word is missing. */
    static final List<Missed> MISSED = List.of(
            new Missed("がく", "かく"),
            new Missed("हिन्दी", "हन्द"),
            new Missed("The Matrix", "matrix reloaded"),
            new Missed("The Matrix", "atrix"),
            new Missed("Spider-Man", "spider NOT man woman"),
            new Missed("Spider-Man", "man-spider"),
            new Missed("卧虎藏龙", "卧龙"),
            new Missed("Ab", "a OR zz"));

    private SearchCases() {}

    static List<Found> found() {
        return List.of(WESTERN, WITHOUT_SPACES, JOINED, SYMBOLS).stream()
                .flatMap(List::stream)
                .toList();
    }
}
