package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTest {
    private static final long SECOND = 1_000_000_000L;
    private final Clock clock = new Clock();

    @Test
    void countsSecondsOfCaptureTime() {
        clock.tell(1000 * SECOND);
        assertThat(clock.tell(1002 * SECOND)).isEqualTo(2);
        assertThat(clock.tell(1001 * SECOND)).isEqualTo(2);
        assertThat(clock.tell(1003 * SECOND)).isEqualTo(3);
    }

    @Test
    void isNotStoppedByAPacketFromTheFuture() {
        clock.tell(1000 * SECOND);
        int leapt = clock.tell(9_000_000_000L * SECOND);
        assertThat(leapt).isEqualTo(7200);
        assertThat(clock.tell(1001 * SECOND)).isEqualTo(leapt);
        assertThat(clock.tell(1005 * SECOND)).isEqualTo(leapt + 4);
    }

    @Test
    void knowsACaptureThatGoesOn() {
        clock.tell(1000 * SECOND);
        assertThat(clock.goesOnAt(1001 * SECOND, Limits.ROTATION)).isTrue();
        assertThat(clock.goesOnAt(999 * SECOND, Limits.ROTATION)).isFalse();
        assertThat(clock.goesOnAt(9000 * SECOND, Limits.ROTATION)).isFalse();
    }
}
