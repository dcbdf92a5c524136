package dev.linas.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.linas.runtime.config.ServerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a signal does to a process, seen from outside. */
class SignalTest {
    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @Timeout(60)
    void shouldCloseServicesAndExitWithTheSignalsCode(String signal, int exitCode)
            throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("start service");
            assumeThat(ignoredSignals(process.pid()))
                    .as("this run is in the background of a shell, which ignores SIGINT")
                    .doesNotContain(signal);

            kill(signal, process.pid());

            assertThat(output.lines()).containsExactly("close service");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(exitCode);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A shell without job control starts what it puts in the background with SIGINT ignored. */
    private static List<String> ignoredSignals(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return List.of(); // only Linux tells
        }
        try (Stream<String> lines = Files.lines(status)) {
            long mask =
                    lines.filter(line -> line.startsWith("SigIgn:"))
                            .mapToLong(
                                    line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                            .sum();
            return (mask & 1L << 1) != 0 ? List.of("INT") : List.of();
        }
    }

    private static void kill(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** The process that gets the signal. */
    @CommandLine.Command(name = "child")
    static final class Child implements Runnable {
        public static void main(String[] arguments) {
            System.exit(LinasCommandLine.execute(new Child(), arguments));
        }

        @Override
        public void run() {
            try (AppRunner runner = AppRunner.open("child", ServerSettings.OFF)) {
                runner.start(new FakeService("service", new Printer()));
                runner.await();
            }
        }
    }

    /** Prints what is added to it. */
    static final class Printer extends AbstractList<String> {
        @Override
        public boolean add(String event) {
            System.out.println(event);
            return true;
        }

        @Override
        public String get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return 0;
        }
    }
}
