package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedCloseTest {
    @Test
    void shouldWaitForTheEndOfClosing() {
        AtomicBoolean closed = new AtomicBoolean();
        BoundedClose.run("x", Duration.ofSeconds(30), () -> closed.set(true));
        assertThat(closed).isTrue();
    }

    @Test
    @Timeout(20)
    void shouldNotHangOnWhatNeverCloses() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        BoundedClose.run(
                "x",
                Duration.ofMillis(50),
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        ended.set(true);
                    }
                });
        assertThat(ended).isFalse();
        never.countDown();
    }

    @Test
    void shouldSwallowAnErrorOfClosing() {
        BoundedClose.run(
                "x",
                Duration.ofSeconds(30),
                () -> {
                    throw new IllegalStateException("expected by the test");
                });
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldCloseAndKeepTheInterruptOfAnInterruptedThread() {
        AtomicBoolean closed = new AtomicBoolean();
        Thread.currentThread().interrupt();
        BoundedClose.run("x", Duration.ofSeconds(30), () -> closed.set(true));
        assertThat(closed).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }
}
