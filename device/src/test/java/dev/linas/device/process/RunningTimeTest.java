package dev.linas.device.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTimeTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration HOUR = Duration.ofHours(1);

    private long now;
    private int polls;

    private String await(List<Duration> stops, int comesAtPoll) throws InterruptedException {
        Deque<Duration> left = new ArrayDeque<>(stops);
        return new RunningTime(() -> now)
                .await(
                        LIMIT,
                        nanos -> {
                            now += nanos + (left.isEmpty() ? 0 : left.removeFirst().toNanos());
                            return ++polls == comesAtPoll ? "answer" : null;
                        });
    }

    @Test
    void shouldGiveUpAfterTheLimit() throws Exception {
        assertThat(await(List.of(), 0)).isNull();
        assertThat(now).isEqualTo(LIMIT.toNanos());
    }

    @Test
    void shouldNotCountTimeForWhichThisProcessIsStopped() throws Exception {
        assertThat(await(List.of(Duration.ZERO, HOUR, HOUR), 0)).isNull();
        assertThat(now).isEqualTo(LIMIT.plus(HOUR).plus(HOUR).toNanos());
    }

    @Test
    void shouldCountTimeForWhichItIsMerelyKeptWaiting() throws Exception {
        Duration late = Duration.ofMillis(900);

        assertThat(await(List.of(late, late), 0)).isNull();
        assertThat(now).isEqualTo(Duration.ofMillis(2800).toNanos());
    }

    @Test
    void shouldTakeWhatCameWhileItWasStopped() throws Exception {
        assertThat(await(List.of(HOUR, HOUR, HOUR, HOUR), 5)).isEqualTo("answer");
    }

    @Test
    void shouldLookOnceWithoutTime() throws Exception {
        assertThat(new RunningTime().<String>await(Duration.ZERO, nanos -> "there"))
                .isEqualTo("there");
    }
}
