package dev.linas.evaluator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MeterPoolTest {
    private final Meter one = new Named("one");
    private final Meter other = new Named("other");
    private final MeterPool free = new MeterPool(List.of(one, other));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void shouldLendEachMeterToOneAtATime() throws Exception {
        assertThat(List.of(free.take(), free.take())).containsExactly(one, other);
        Future<Meter> third = threads.submit((Callable<Meter>) free::take);

        Thread.sleep(50);
        assertThat(third).isNotDone();
        free.giveBack(other);

        assertThat(third.get()).isSameAs(other);
    }

    @Test
    void shouldSendAwayAllWhoWaitOrComeLater() throws Exception {
        free.take();
        free.take();
        List<Future<Meter>> waiting =
                List.of(
                        threads.submit((Callable<Meter>) free::take),
                        threads.submit((Callable<Meter>) free::take));

        free.stopLending();
        free.giveBack(one);

        for (Future<Meter> who : waiting) {
            assertThatThrownBy(who::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
        assertThatThrownBy(free::take).isInstanceOf(InterruptedException.class);
    }

    private record Named(String name) implements Meter {
        @Override
        public MeterDescription describe() {
            throw new UnsupportedOperationException();
        }

        @Override
        public MeterReading measure(MeterTask task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
