package dev.linas.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownSequenceTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void shouldCloseInReverseOrder() {
        ShutdownSequence sequence = new ShutdownSequence(AMPLE);
        List.of("broker", "registry", "app")
                .forEach(name -> sequence.add(name, () -> closed.add(name)));

        sequence.close();

        assertThat(closed).containsExactly("app", "registry", "broker");
    }

    @Test
    void shouldCloseTheOthersWhenOneFails() {
        ShutdownSequence sequence = new ShutdownSequence(AMPLE);
        sequence.add("broker", () -> closed.add("broker"));
        sequence.add(
                "app",
                () -> {
                    throw new IllegalStateException("stuck");
                });

        sequence.close();

        assertThat(closed).containsExactly("broker");
    }

    @Test
    void shouldCloseOnce() {
        ShutdownSequence sequence = new ShutdownSequence(AMPLE);
        sequence.add("app", () -> closed.add("app"));

        sequence.close();
        sequence.close();

        assertThat(closed).containsExactly("app");
        assertThat(sequence.isClosing()).isTrue();
    }

    @Test
    @Timeout(20)
    void shouldAbandonAPartThatDoesNotCloseInTime() {
        ShutdownSequence sequence = new ShutdownSequence(Duration.ofMillis(50));
        CountDownLatch never = new CountDownLatch(1);
        sequence.add("stuck", never::await);

        sequence.close();

        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    void shouldCloseAtOnceAPartThatIsAddedTooLate() {
        ShutdownSequence sequence = new ShutdownSequence(AMPLE);
        sequence.close();

        assertThatThrownBy(() -> sequence.add("late", () -> closed.add("late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shutting down");
        assertThat(closed).containsExactly("late");
    }
}
