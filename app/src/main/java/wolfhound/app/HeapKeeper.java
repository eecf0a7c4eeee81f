package wolfhound.app;

/// Keeps the process small while a long capture is read. The collector that starts fastest lets the
/// space of what lives long grow to its bound before it looks there for what has died, so that a
/// long hunt would take all of the heap however little it keeps. This asks it to look whenever half
/// as much again has gathered as was left the last time.
final class HeapKeeper {
    /// Observations from one look at the heap to the next; a power of two.
    private static final int BETWEEN_LOOKS = 1 << 14;

    /// What the launcher gives to what was just made. It is in use to any degree whenever one
    /// looks, which says nothing on what gathers: so it comes on top of every bound.
    private static final long YOUNG = 96L << 20;

    /// Bytes in use below which nothing is done; most hunts never get there.
    private static final long FLOOR = YOUNG + (192L << 20);

    private static final double GROWTH = 1.5;

    private final Runtime runtime = Runtime.getRuntime();
    private long observations;
    private long bound = FLOOR;

    /// To be called at every observation.
    void observation() {
        if ((++observations & BETWEEN_LOOKS - 1) == 0 && inUse() > bound) {
            System.gc();
            bound = Math.max(FLOOR, YOUNG + (long) (inUse() * GROWTH));
        }
    }

    private long inUse() {
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
