package dev.linas.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.runtime.error.ExitCodes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A process that lacks threads or memory ends, although other threads would keep it alive. */
class ExhaustionTest {
    @ParameterizedTest
    @Timeout(60)
    @CsvSource(
            delimiter = '|',
            value = {
                "main | unable to create native thread: possibly | no further thread; raise its",
                "main | Java heap space | out of memory (Java heap space); give Java more",
                "other | Java heap space | out of memory (Java heap space); give Java more"
            })
    void shouldEndAndSayWhatIsLacking(String thread, String lack, String said) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                thread,
                                lack)
                        .redirectErrorStream(true)
                        .start();
        try {
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCodes.FAILURE);
            assertThat(text.lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .contains(said, "start again");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Has a thread that waits for ever, and another one that lacks something. */
    @CommandLine.Command(name = "child")
    static final class Child implements Runnable {
        @CommandLine.Parameters(index = "0")
        private String thread;

        @CommandLine.Parameters(index = "1")
        private String lack;

        public static void main(String[] arguments) {
            System.exit(LinasCommandLine.execute(new Child(), arguments));
        }

        @Override
        public void run() {
            CountDownLatch never = new CountDownLatch(1);
            Runnable waiting =
                    () -> {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    };
            new Thread(waiting, "waits for ever").start();
            if (thread.equals("main")) {
                throw new OutOfMemoryError(lack);
            }
            new Thread(
                            () -> {
                                throw new OutOfMemoryError(lack);
                            },
                            "lacks something")
                    .start();
            waiting.run();
        }
    }
}
