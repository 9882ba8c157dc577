package dev.mediasync.examples;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.Evidence;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells an explanation to a person. */
final class WhyText {
    private static final int SHOWN = 20;

    private final Catalog catalog;
    private final Withholding withholding;
    private final List<LibraryStatus> libraries;
    private final StringBuilder text = new StringBuilder();

    WhyText(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.withholding = new Withholding(catalog, clock);
        this.libraries = catalog.libraries();
    }

    String of(Explanation explanation) {
        ItemKey key = explanation.key();
        text.append(Text.clean(key.toString())).append(what(explanation)).append('\n');
        text.append(Text.wrapped(standing(explanation), "  "));
        explanation.places().forEach(this::place);
        List<Explanation.Event> history = explanation.history();
        if (!history.isEmpty()) {
            text.append("\nWhat happened to it, oldest first:");
        }
        if (history.size() > SHOWN) {
            text.append("\n  … ").append(history.size() - SHOWN).append(" earlier changes; --json lists them");
        }
        history.stream().skip(Math.max(0, history.size() - SHOWN)).forEach(event -> paragraph(event(key, event)));
        return text.toString();
    }

    private void paragraph(String sentences) {
        text.append('\n').append(Text.wrapped(sentences, "  "));
    }

    /** The item as a list shows it, as far as it is still recorded under this or another key. */
    private String what(Explanation explanation) {
        ItemKey key = explanation.key();
        List<Explanation.Event> history = explanation.history();
        ItemKey now = history.isEmpty() || !explanation.places().isEmpty()
                ? key
                : history.get(history.size() - 1).change().key();
        String former =
                history.isEmpty() ? "" : former(history.get(history.size() - 1).change());
        return catalog.find(now)
                .map(item -> ": " + item.kind().word() + " "
                        + Text.title(item.title(), item.dates().year()))
                .orElse(former);
    }

    private static String former(ChangeEvent last) {
        String title = last.title();
        return ": " + last.kind().word() + (title == null ? "" : " " + Text.title(title, null));
    }

    private static String standing(Explanation explanation) {
        return switch (explanation.standing()) {
            case HERE -> "It is here: recorded, and the last full run saw it.";
            case WITHHELD -> "It is withheld: recorded, although the last full run did not see it.";
            case MOVED ->
                "It moved: it is the same thing, under another key now. Ask why "
                        + explanation
                                .history()
                                .get(explanation.history().size() - 1)
                                .change()
                                .key() + " for the rest.";
            case GONE -> "It is gone: it was recorded and is not any more.";
            case UNKNOWN ->
                "It is unknown: nothing of this key is recorded, and no recorded change names it. Keys are"
                        + " case-sensitive; browse lists those of items that are here, changes those of items that were.";
        };
    }

    private void place(Explanation.Place place) {
        StringBuilder told =
                new StringBuilder("In ").append(place.library().name()).append(": ");
        WithheldItem withheld = place.withheld();
        if (withheld != null) {
            told.append(withholding.missed(withheld)).append(". It stays because ");
            told.append(Codes.named(withheld.code())).append(". ");
            told.append(approval(place.library().key(), withheld.code()));
        }
        paragraph(told.append(seen(place)).toString());
    }

    private static String seen(Explanation.Place place) {
        RunRecord run = place.lastSeen();
        if (run != null) {
            return "Seen last at " + Text.time(run.ended()) + ", by " + run(run) + "." + proof(run.proof());
        }
        Instant last = place.withheld() == null ? null : place.withheld().lastSeen();
        return last == null
                ? "Which run saw it last is not known."
                : "Seen last at " + Text.time(last) + ", by a run that is not recorded any more.";
    }

    private String approval(LibraryKey library, ReasonCode code) {
        if (code != ReasonCode.AWAITING_APPROVAL) {
            return "";
        }
        return libraries.stream()
                .filter(status -> status.library().key().equals(library))
                .flatMap(status -> Stream.ofNullable(status.blocked()))
                .map(digest ->
                        "The plan " + digest + " waits: plan shows it, sync --approve with it lets the item go. ")
                .collect(Collectors.joining());
    }

    private String event(ItemKey asked, Explanation.Event event) {
        ChangeEvent change = event.change();
        String library = WhyJson.name(libraries, change.library());
        StringBuilder told =
                new StringBuilder(Text.time(change.at())).append("  ").append(verb(asked, change, library));
        RunRecord run = event.run();
        if (run != null) {
            told.append(", by ").append(run(run)).append('.');
        } else {
            told.append(change.verb() == ChangeEvent.Verb.ADDED ? ", while the library was first read." : ".");
        }
        if (change.verb() == ChangeEvent.Verb.REMOVED) {
            told.append(removal(event));
        }
        return told.toString();
    }

    private static String verb(ItemKey asked, ChangeEvent change, String library) {
        return switch (change.verb()) {
            case ADDED -> "added to " + library;
            case UPDATED -> "updated in " + library;
            case REMOVED -> "removed from " + library;
            case USER_STATE -> "touched by a user in " + library;
            case REKEYED ->
                asked.equals(change.key())
                        ? "known again in " + library + " as what was " + change.from() + " before, with what users did"
                        : "known again in " + library + " under the key " + change.key() + ", with what users did";
        };
    }

    private static String removal(Explanation.Event event) {
        StringBuilder told = new StringBuilder(answer(event.answer()));
        Instant lastSeen = event.lastSeen();
        told.append(lastSeen == null ? "" : " Seen last at " + Text.time(lastSeen) + ".");
        RunRecord run = event.run();
        if (run != null) {
            told.append(
                    run.mode() == RunRecord.Mode.APPROVED
                            ? " Somebody had approved it."
                            : " It was within what may go without an approval.");
            told.append(proof(run.proof()));
            run.reasons().forEach(reason -> told.append(" The run said: ").append(reason.message()));
        }
        return told.toString();
    }

    private static String answer(@Nullable Presence answer) {
        return answer == null
                ? " The source did not list it, and was not asked for it by its id."
                : switch (answer) {
                    case GONE -> " The source did not list it and, asked for it by its id, said that it is gone.";
                    case PRESENT -> " The source, asked for it by its id, still had it, but not in this library.";
                    case HIDDEN -> " The source, asked for it by its id, hid it.";
                    case UNKNOWN -> " The source, asked for it by its id, gave no answer that proves anything.";
                };
    }

    private static String run(RunRecord run) {
        String mode = switch (run.mode()) {
            case FULL -> "a full run";
            case APPROVED -> "a full run with approved removals";
            case INCREMENTAL -> "an incremental run";
        };
        return mode + " that began at " + Text.time(run.started()) + " and ended " + run.outcome();
    }

    private static String proof(RunRecord.@Nullable Proof proof) {
        if (proof == null) {
            return "";
        }
        String gaps =
                proof.gaps() == 0 ? "could read every part" : "could not read " + Text.count(proof.gaps(), "part");
        String moves = proof.continuity() == Evidence.Continuity.PROVED
                ? "nothing can have moved unseen while it read"
                : "that nothing moved while it read is likely, but not proved";
        return " That run saw " + Text.count(proof.observed(), "item") + ", " + gaps + ", and " + moves + ".";
    }
}
