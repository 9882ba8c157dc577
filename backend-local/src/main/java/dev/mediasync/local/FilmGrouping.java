package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Film;
import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.local.Catalogued.Piece;
import dev.mediasync.model.ExternalId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the films of one folder together from their versions and parts. */
final class FilmGrouping {
    private final Folder folder;
    private final Film.Kind kind;
    private @Nullable MovieName folderName;
    private final Map<String, Integer> stacks = new HashMap<>();

    FilmGrouping(Folder folder, Film.Kind kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /** A folder of a common name is one film's if all its files bear that name. */
    private boolean collects(List<Found> files) {
        int length = folder.name.length();
        return folder.root()
                || (NameWords.collecting(folder.name)
                        && !files.stream().allMatch(file -> file.name.regionMatches(true, 0, folder.name, 0, length)));
    }

    /** The films; every file is in exactly one. */
    List<Film> group(List<Found> files) {
        folderName = collects(files) ? null : MovieName.of(folder.name);
        List<MovieName> names = files.stream().map(file -> name(file.stem())).toList();
        for (int at = 0; at < files.size(); at++) {
            String stack = stack(files.get(at), names.get(at));
            if (stack != null) {
                stacks.merge(stack, 1, Integer::sum);
            }
        }
        Map<String, List<Member>> groups = new LinkedHashMap<>();
        for (int at = 0; at < files.size(); at++) {
            Member member = member(files.get(at), names.get(at));
            groups.computeIfAbsent(member.key(folderName), key -> new ArrayList<>())
                    .add(member);
        }
        boolean alone = groups.size() == 1 && folderName != null;
        return groups.values().stream().map(members -> film(members, alone)).toList();
    }

    private MovieName name(String stem) {
        return MovieName.of(stem, folderName == null ? null : folderName.title());
    }

    /** Numbers and letters do not count on one another. */
    private static @Nullable String stack(Found file, MovieName name) {
        String stack = name.stack();
        PartInName part = stack == null ? null : PartInName.find(file.stem(), 0);
        return stack == null || part == null
                ? null
                : stack.toLowerCase(Locale.ROOT) + (part.letter() ? ":" : ".") + FileNames.extension(file.name);
    }

    /** A number is a part's only where another part stands beside it; alone it belongs to the title. */
    private Member member(Found file, MovieName name) {
        String stack = stack(file, name);
        if (stack != null && name.stack() != null && stacks.getOrDefault(stack, 0) > 1) {
            return new Member(file, name(name.stack()), name.part(), stack);
        }
        return new Member(file, name, 0, "");
    }

    private Film film(List<Member> members, boolean alone) {
        MovieName first = members.get(0).name();
        Set<ExternalId> ids = new LinkedHashSet<>(first.ids());
        NameTitle title = new NameTitle(first.title(), first.year(), List.copyOf(ids));
        if (alone && folderName != null) {
            folderName.ids().stream()
                    .filter(id ->
                            ids.stream().noneMatch(known -> known.provider().equals(id.provider())))
                    .forEach(ids::add);
            boolean folderKnowsBetter = first.year() == null && folderName.year() != null;
            title = folderKnowsBetter
                    ? new NameTitle(folderName.title(), folderName.year(), List.copyOf(ids))
                    : new NameTitle(first.title(), first.year(), List.copyOf(ids));
        }
        Set<String> editions = new LinkedHashSet<>();
        for (Member member : members) {
            String edition = member.name().edition();
            if (edition != null) {
                editions.add(edition);
            }
        }
        String soleLabel = editions.isEmpty() ? "" : editions.iterator().next();
        return new Film(kind, title, List.copyOf(editions), pieces(members, soleLabel), alone ? folder : null);
    }

    private static List<Piece> pieces(List<Member> members, String soleLabel) {
        List<Piece> pieces = new ArrayList<>();
        members.forEach(
                member -> pieces.add(new Piece(member.file(), member.name().version(), member.part())));
        return Versions.ordered(pieces, soleLabel);
    }

    /**
     * One file of a film.
     *
     * @param stack what all parts of the same version share, empty where it is whole
     */
    private record Member(Found file, MovieName name, int part, String stack) {
        /**
         * Files with equal keys are one film; a missing year is the folder's where the titles agree.
         *
         * <p>Among other films a title without a year is not enough to tell that two files are versions of one.
         */
        String key(@Nullable MovieName above) {
            String title = NameWords.normal(name.title());
            Integer year = name.year();
            boolean own = above != null && NameWords.normal(above.title()).equals(title);
            if (year == null && own && above != null) {
                year = above.year();
            }
            String apart = year != null || own ? "" : stack.isEmpty() ? file.name : stack;
            return title + "|" + year + "|" + apart;
        }
    }
}
