package dev.mediasync.benchmarks;

/** Reads once, in a process of its own, a made-up server to which each page costs time. */
final class PacedWalk {
    private static final double MILLION = 1e6;

    private PacedWalk() {}

    /** Prints how many milliseconds a walk took that makes every item. */
    public static void main(String[] arguments) {
        long begun = System.nanoTime();
        long made = EveryItem.made(MadeServer.valueOf(arguments[0]), arguments[1]);
        if (made < Integer.parseInt(arguments[3])) {
            throw new IllegalStateException(made + " items, not " + arguments[3]);
        }
        System.out.println((System.nanoTime() - begun) / MILLION);
    }
}
