package dev.mediasync.local;

import dev.mediasync.model.About;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.Rating;
import dev.mediasync.model.Tags;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads description files tolerantly.
 *
 * <p>A file can hold XML, XML with a URL behind it, a bare URL, or several root elements of which the first counts.
 * Unknown elements and values that make no sense are passed over; what is no XML is an error.
 */
final class NfoParser {
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^>]{0,200}\\?>");
    private static final Pattern DIGITS = Pattern.compile("^(\\d{1,6})(?!\\d)");
    private static final Pattern IMDB_URL = Pattern.compile("imdb\\.com/\\S{0,40}?(tt\\d{7,9})");
    private static final Pattern TMDB_URL = Pattern.compile("themoviedb\\.org/(?:movie|tv)/(\\d{1,10})");
    private static final Pattern TVDB_URL = Pattern.compile("thetvdb\\.com/\\S{0,60}?[?&/](?:id=|series/)(\\d{1,10})");
    private static final double TEN = 10;
    private static final int DATE_LENGTH = 10;

    private NfoParser() {}

    static Nfo parse(String text) throws XMLStreamException {
        List<ExternalId> urls = new ArrayList<>();
        int start = text.indexOf('<');
        int end = text.lastIndexOf('>');
        if (start < 0 || end < start) {
            addUrls(urls, text);
            if (urls.isEmpty() && !text.isBlank() && !text.strip().startsWith("http")) {
                throw new XMLStreamException("neither XML nor an address");
            }
            return new Nfo(null, null, null, Dates.NONE, About.NOTHING, Tags.NONE, List.of(), urls);
        }
        addUrls(urls, text.substring(end + 1));
        String xml = DECLARATION.matcher(text.substring(start, end + 1)).replaceAll("");
        XmlNode all = XmlNode.parse("<nfo>" + xml + "</nfo>");
        return all.children.isEmpty() ? Nfo.NOTHING : describe(all.children.get(0), urls);
    }

    private static Nfo describe(XmlNode root, List<ExternalId> urls) {
        LocalDate released = firstDate(root, "premiered", "aired", "releasedate");
        return new Nfo(
                root.text("title"),
                root.text("originaltitle"),
                root.text("sorttitle"),
                new Dates(year(root, released), released, null),
                new About(
                        root.text("plot") != null ? root.text("plot") : root.text("outline"),
                        root.text("tagline"),
                        runtime(root.text("runtime")),
                        root.text("mpaa"),
                        ratings(root)),
                new Tags(root.texts("genre"), root.texts("studio"), labels(root)),
                credits(root),
                ids(root, urls));
    }

    private static @Nullable Integer year(XmlNode root, @Nullable LocalDate released) {
        Integer year = number(root.text("year"));
        if (year != null && year > 1800 && year < 2200) {
            return year;
        }
        return released == null ? null : released.getYear();
    }

    private static @Nullable LocalDate firstDate(XmlNode root, String... names) {
        for (String name : names) {
            LocalDate date = date(root.text(name));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.length() < DATE_LENGTH ? null : LocalDate.parse(text.substring(0, DATE_LENGTH));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Integer number(@Nullable String text) {
        Matcher digits = DIGITS.matcher(text == null ? "" : text);
        return digits.find() ? Integer.valueOf(digits.group(1)) : null;
    }

    private static @Nullable Duration runtime(@Nullable String minutes) {
        Integer number = number(minutes);
        return number == null || number == 0 ? null : Duration.ofMinutes(number);
    }

    private static List<Rating> ratings(XmlNode root) {
        List<Rating> ratings = new ArrayList<>();
        for (XmlNode list : root.all("ratings")) {
            for (XmlNode rating : list.all("rating")) {
                String by = rating.attributes.getOrDefault("name", "default");
                add(ratings, by, rating.text("value"), rating.attributes.getOrDefault("max", "10"));
            }
        }
        if (ratings.isEmpty()) {
            add(ratings, "default", root.text("rating"), "10");
        }
        return ratings;
    }

    private static void add(List<Rating> ratings, String by, @Nullable String value, String max) {
        double mark = value == null ? Double.NaN : decimal(value) * TEN / decimal(max);
        if (mark > 0 && mark <= TEN) {
            ratings.add(new Rating(by, mark));
        }
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static List<String> labels(XmlNode root) {
        List<String> labels = new ArrayList<>(root.texts("tag"));
        for (XmlNode set : root.all("set")) {
            String name = set.text("name") != null ? set.text("name") : set.text();
            if (name != null) {
                labels.add(name);
            }
        }
        return labels;
    }

    private static List<Credit> credits(XmlNode root) {
        List<Credit> credits = new ArrayList<>();
        root.texts("director").forEach(name -> credits.add(new Credit(name, Credit.Role.DIRECTOR, null)));
        root.texts("credits").forEach(name -> credits.add(new Credit(name, Credit.Role.WRITER, null)));
        for (XmlNode actor : root.all("actor")) {
            String name = actor.text("name");
            if (name != null) {
                credits.add(new Credit(name, Credit.Role.ACTOR, actor.text("role")));
            }
        }
        return credits;
    }

    private static List<ExternalId> ids(XmlNode root, List<ExternalId> urls) {
        List<ExternalId> ids = new ArrayList<>();
        for (XmlNode id : root.all("uniqueid")) {
            add(ids, id.attributes.get("type"), id.text());
        }
        add(ids, "imdb", root.text("imdbid"));
        add(ids, "imdb", root.text("imdb_id"));
        add(ids, "imdb", root.text("id"));
        add(ids, "tmdb", root.text("tmdbid"));
        add(ids, "tvdb", root.text("tvdbid"));
        urls.forEach(url -> add(ids, url.provider(), url.value()));
        return ids;
    }

    private static void add(List<ExternalId> ids, @Nullable String type, @Nullable String value) {
        String provider = type == null || type.isBlank() ? null : type.strip().toLowerCase(Locale.ROOT);
        ExternalId id = value == null ? null : ProviderTags.id(provider, value);
        if (id != null && ids.stream().noneMatch(known -> known.provider().equals(id.provider()))) {
            ids.add(id);
        }
    }

    private static void addUrls(List<ExternalId> ids, String text) {
        addUrl(ids, "imdb", IMDB_URL.matcher(text));
        addUrl(ids, "tmdb", TMDB_URL.matcher(text));
        addUrl(ids, "tvdb", TVDB_URL.matcher(text));
    }

    private static void addUrl(List<ExternalId> ids, String provider, Matcher url) {
        if (url.find()) {
            add(ids, provider, url.group(1));
        }
    }
}
