package dev.linas.supernet.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NativeWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final NativeWork work = new NativeWork();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Test
    void shouldGiveWhatACallGives() throws Exception {
        assertThat(work.<String>call(() -> "result")).isEqualTo("result");
        assertThat(work.<String>call(() -> "another")).isEqualTo("another");
    }

    @Test
    void shouldEndAfterTheCallThatIsUnderWay() throws Exception {
        CountDownLatch finish = new CountDownLatch(1);
        start(() -> work.call(() -> runUntil(finish)));
        assertThat(events.take()).isEqualTo("call began");

        Thread ending = start(() -> end(PATIENCE));
        awaitWaiting(ending);
        finish.countDown();

        assertThat(List.of(events.take(), events.take())).containsExactly("call ended", "ended");
    }

    @Test
    void shouldBeginNoCallOnceItHasEnded() throws Exception {
        end(PATIENCE);

        Thread late = start(() -> work.call(() -> events.add("late")));
        awaitWaiting(late);
        late.interrupt();
        awaitWaiting(late);

        assertThat(events).containsExactly("ended");
    }

    @Test
    void shouldLetCallsBeginWhileItIsHeld() throws Exception {
        NativeWork.Hold hold = work.hold();
        Thread ending = start(() -> end(PATIENCE));
        awaitWaiting(ending);

        assertThat(work.<Boolean>call(() -> events.add("call of the holder"))).isTrue();
        hold.close();
        ending.join();

        assertThat(events).containsExactly("call of the holder", "ended");
    }

    @Test
    void shouldWaitNoLongerThanItsPatience() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        start(() -> work.call(() -> runUntil(never)));
        assertThat(events.take()).isEqualTo("call began");

        end(Duration.ofMillis(1));

        assertThat(events.take()).isEqualTo("ended");
    }

    private boolean runUntil(CountDownLatch finish) {
        events.add("call began");
        try {
            finish.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return events.add("call ended");
    }

    private boolean end(Duration patience) {
        try {
            work.end(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return events.add("ended");
    }

    private static Thread start(NativeWork.Call<?> task) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                var unused = task.run();
                            } catch (OrtException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(5);
        }
    }
}
