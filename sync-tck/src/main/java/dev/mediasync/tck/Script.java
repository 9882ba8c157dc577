package dev.mediasync.tck;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.plan.Presence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** One way in which a server lies in a run, as one of a list that can be gone through. */
enum Script {
    PAGE_FAILS,
    PAGE_MISSING,
    PAGE_EMPTY,
    PAGE_SHORT,
    TOTAL_MOVES,
    EMPTY_ANSWER,
    OFFSET_IGNORED,
    HIDES,
    UNREADABLE,
    UNREACHABLE,
    BREAKS,
    SCAN_RUNNING,
    COUNTER_MOVES,
    OTHER_SCOPE,
    ANSWERS_UNKNOWN,
    ANSWERS_HIDDEN;

    /** Lies that only the question by id unmasks. */
    static final Set<Script> SEAMLESS = Set.of(EMPTY_ANSWER, HIDES);

    /** Faults under which nothing is proved, whatever else goes wrong. */
    static final Set<Script> PROVE_NOTHING = Set.of(SCAN_RUNNING, COUNTER_MOVES);

    void on(Server server, SplittableRandom random) {
        play(server, random.nextInt(3), some(server.world(), random));
    }

    /** Scripts the source, with a page and ids where the fault needs them. */
    void play(Server server, int page, Set<String> ids) {
        ScriptedSource source = server.source();
        switch (this) {
            case PAGE_FAILS -> source.script(Faults.pageFails(page));
            case PAGE_MISSING -> source.script(Faults.without(page));
            case PAGE_EMPTY -> source.script(Faults.pageIsEmpty(page));
            case PAGE_SHORT -> source.script(Faults.shortPage(page));
            case TOTAL_MOVES -> source.script(Faults.totalMoves(page));
            case EMPTY_ANSWER -> source.script(Faults.emptyAnswer());
            case OFFSET_IGNORED -> source.script(Faults.offsetIgnored());
            case HIDES -> source.script(Faults.hides(ids));
            case UNREADABLE -> source.script(Faults.unreadable(ids));
            case UNREACHABLE -> source.script(Faults.throwsBefore(page, unreachable()));
            case BREAKS -> source.script(Faults.throwsBefore(page, new IllegalStateException("a defect")));
            case SCAN_RUNNING -> source.script(Faults.scanRunning());
            case COUNTER_MOVES -> source.script(Faults.counterMoves());
            case OTHER_SCOPE -> source.script(Faults.scope("another account"));
            case ANSWERS_UNKNOWN -> source.answering(Presence.UNKNOWN);
            case ANSWERS_HIDDEN -> source.answering(Presence.HIDDEN);
        }
    }

    private static SyncException unreachable() {
        return new SyncException(ErrorKind.SOURCE_UNREACHABLE, "The server does not answer; try again later");
    }

    private static Set<String> some(World world, SplittableRandom random) {
        Set<String> ids = new LinkedHashSet<>();
        List<Thing> there = world.there();
        for (int count = 1 + random.nextInt(3); count > 0 && !there.isEmpty(); count--) {
            ids.add(there.get(random.nextInt(there.size())).id);
        }
        return ids;
    }
}
