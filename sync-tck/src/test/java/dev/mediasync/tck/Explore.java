package dev.mediasync.tck;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;
import java.util.*;
class Explore extends SimulationContract {
    final EnumSet<Perturbation> p; final EnumSet<Script> s;
    Explore(EnumSet<Perturbation> p, EnumSet<Script> s) { this.p = p; this.s = s; }
    @Override protected MediaRepository openRepository(Clock t) { return new InMemoryRepository(t); }
    @Override List<Mix> mixes() { return List.of(new Mix(List.copyOf(p), List.copyOf(p), List.copyOf(s), List.of(Incidents.Incident.values()))); }
    static String tally(EnumSet<Perturbation> p, EnumSet<Script> s, int n, int show) {
        Explore e = new Explore(p, s); Map<String, List<Long>> by = new TreeMap<>();
        for (long seed = 0; seed < n; seed++) {
            try { e.close(); e.run(seed); } catch (AssertionError x) {
                String m = x.getCause().getMessage(); m = x.getCause().getClass().getSimpleName() + " " + (m == null ? "" : m.replaceAll("[0-9]+", "#")); m = m.substring(0, Math.min(45, m.length()));
                by.computeIfAbsent(m, k -> new ArrayList<>()).add(seed);
                if (show-- > 0) { System.out.println(x.getMessage()); if (!(x.getCause() instanceof AssertionError)) x.getCause().printStackTrace(System.out); }
            }
        }
        StringBuilder b = new StringBuilder();
        by.forEach((k, v) -> b.append("\n      ").append(v.size()).append("x ").append(k).append(" e.g. ").append(v.subList(0, Math.min(4, v.size()))));
        return b.toString();
    }
    public static void main(String[] a) {
        int n = Integer.parseInt(a[1]);
        if (a[0].equals("seed")) {
            EnumSet<Perturbation> p = EnumSet.of(Perturbation.ADD, Perturbation.UPDATE, Perturbation.REMOVE, Perturbation.RESTORE); for (String w : a[2].split(",")) p.add(Perturbation.valueOf(w));
            try { new Explore(p, EnumSet.allOf(Script.class)).run(Long.parseLong(a[1])); System.out.println("green"); } catch (AssertionError e) { System.out.println(e.getMessage()); }
        } else if (a[0].equals("one")) {
            EnumSet<Perturbation> p = EnumSet.noneOf(Perturbation.class); for (String w : a[2].split(",")) p.add(Perturbation.valueOf(w));
            EnumSet<Script> s = a[3].equals("all") ? EnumSet.allOf(Script.class) : EnumSet.noneOf(Script.class);
            if (!a[3].equals("all") && !a[3].equals("none")) for (String w : a[3].split(",")) s.add(Script.valueOf(w));
            long t = System.nanoTime();
            System.out.println(tally(p, s, n, Integer.parseInt(a[4])));
            System.out.println((System.nanoTime() - t) / 1000000 + " ms");
        } else {
            EnumSet<Perturbation> base = EnumSet.of(Perturbation.ADD, Perturbation.UPDATE, Perturbation.REMOVE, Perturbation.RESTORE);
            for (Perturbation x : Perturbation.values()) { EnumSet<Perturbation> p = EnumSet.copyOf(base); p.add(x);
                System.out.println(x + ": " + tally(p, EnumSet.allOf(Script.class), n, 0)); }
        }
    }
}
