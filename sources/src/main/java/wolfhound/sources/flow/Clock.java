package wolfhound.sources.flow;

/// The time by which conversations fall silent: seconds that the packets' times drive forward and
/// never back. A step back by more than a minute moves the zero instead, and one forward counts for
/// two hours at most, so that a packet with a wild time can neither stop the clock nor run it out.
final class Clock {
    private static final long SECOND = 1_000_000_000L;
    private static final long TURN_BACK = 60 * SECOND;
    private static final long LEAP = 7200 * SECOND;

    private long base;
    private long latest;
    private boolean started;

    /// @return the second of this time
    int tell(long time) {
        if (!started) {
            started = true;
            base = time;
            latest = time;
        }
        long ahead = time - latest;
        if (ahead < -TURN_BACK) {
            leap(time);
        } else if (ahead > LEAP) {
            leap(time - LEAP);
            latest = time;
        } else if (ahead > 0) {
            latest = time;
        }
        return second();
    }

    /// The zero moves so that this time is the present second.
    void leap(long time) {
        base += time - latest;
        latest = time;
    }

    /// As for a capture of its own: the next second begins with this time.
    void beginAnew(long time) {
        base = time - (second() + 1) * SECOND;
        latest = time;
    }

    int second() {
        return (int) Math.min((latest - base) / SECOND, Integer.MAX_VALUE / 2);
    }

    long latest() {
        return latest;
    }

    /// Does a capture that begins at this time go on where the last one stopped: later, by this
    /// much at most.
    boolean goesOnAt(long time, long most) {
        return !started || time >= latest && time - latest <= most;
    }
}
