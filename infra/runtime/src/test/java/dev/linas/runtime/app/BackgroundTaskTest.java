package dev.linas.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundTaskTest {
    @Test
    void shouldRunBesideItsCallerAndGiveItsResult() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        BackgroundTask<String> task =
                BackgroundTask.start(
                        "asks",
                        () -> {
                            called.await();
                            return Thread.currentThread().getName();
                        });

        called.countDown();

        assertThat(task.join()).isEqualTo("asks");
        assertThat(task.join()).isEqualTo("asks");
    }

    @Test
    void shouldThrowWhatTheWorkThrew() {
        UserError error = new UserError("set the clock");
        BackgroundTask<Void> task =
                BackgroundTask.start(
                        "asks",
                        () -> {
                            throw error;
                        });

        assertThatThrownBy(task::join).isSameAs(error);
    }

    @Test
    void shouldWrapACheckedException() {
        BackgroundTask<Void> task =
                BackgroundTask.start(
                        "asks",
                        () -> {
                            throw new IOException("no disk");
                        });

        assertThatThrownBy(task::join)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no disk");
    }
}
