package dev.linas.evaluator.meter.command;

import static dev.linas.evaluator.PoolFixture.SPACE;
import static dev.linas.evaluator.PoolFixture.settings;
import static dev.linas.evaluator.PoolFixture.write;
import static dev.linas.evaluator.meter.command.ScriptedCommand.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.MetricOutcome.Failed;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.pool.Meters;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandMeterTest {
    private static final Genome GOOD = Genome.of(0, 0, 0);
    private static final Genome BAD = Genome.of(1, 0, 0);

    @TempDir Path folder;

    @Test
    void shouldKeepOneProcessRunning() throws Exception {
        try (Meter meter = open("good", "60s")) {
            assertThat(value(meter, "m")).isEqualTo(7);
            assertThat(value(meter, "pid")).isEqualTo(value(meter, "pid"));
        }
    }

    @Test
    void shouldSendTheGenomeAndTheOptionsOfActiveVariables() throws Exception {
        try (Meter meter = open("mirror", "60s")) {
            assertThat(failure(meter).reason())
                    .contains("{'genome':[1,0,0],'options':{'kind':'b','depth':1}}");
            assertThat(failure(meter, Genome.of(1, 1, 1)).reason())
                    .contains("'options':{'kind':'b','depth':2,'width':1.0}}");
        }
    }

    @Test
    void shouldRunInTheFolderOfTheSearchFile() throws Exception {
        try (Meter meter = open("folder", "60s")) {
            assertThat(failure(meter).reason()).contains(folder.toRealPath().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "error, the command reports: kernel too large",
        "missing, the command's answer lacks metric m",
        "nan, the command gave NaN for metric m",
        "text, the command gave \"7\" for metric m"
    })
    void shouldFailForGoodWhereTheCommandSaysSo(String mode, String reason) throws Exception {
        try (Meter meter = open(mode, "60s")) {
            double before = value(meter, "pid");

            assertThat(failure(meter).permanent()).isTrue();
            assertThat(failure(meter).reason()).contains(reason);
            assertThat(value(meter, "pid")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "crash, 60s, 'ended while measuring: exit code 3, last words: segmentation fault'",
        "silence, 5s, gave no answer within the timeout of 5000 ms",
        "garbage, 60s, answered 'Loading the model'"
    })
    void shouldStartAnewAfterAFailureOfTheProcess(String mode, String timeout, String reason)
            throws Exception {
        try (Meter meter = open(mode, timeout)) {
            double before = value(meter, "pid");

            Failed failed = failure(meter);

            assertThat(failed.permanent()).isFalse();
            assertThat(failed.reason()).contains(reason);
            assertThat(value(meter, "pid")).isNotEqualTo(before);
            awaitEnd((long) before);
        }
    }

    @Test
    void shouldDistrustAProcessThatWritesWhatNobodyAskedFor() throws Exception {
        try (Meter meter = open("chatter", "60s")) {
            assertThat(failure(meter, BAD).reason()).contains("wrote more than the line '{");
            assertThat(value(meter, "m")).isEqualTo(7);
        }
    }

    @Test
    void shouldSayAtOpeningThatTheCommandDoesNotExist() {
        assertThatThrownBy(
                        () ->
                                Meters.open(
                                        settings(
                                                "p",
                                                "{'meter':'command','command':['./nowhere'],"
                                                        + "'metrics':['m']}",
                                                folder),
                                        SPACE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageStartingWith("pool p: command: cannot start [./nowhere] in ");
    }

    @Test
    void shouldReportTheLastWordsOfACommandThatEndsWithoutAnAnswer() throws Exception {
        try (Meter meter = open("stillborn", "60s")) {
            assertThat(failure(meter).reason()).contains("exit code 4, last words: no licence");
        }
    }

    @Test
    void shouldEndTheProcessOnClose() throws Exception {
        Meter meter = open("good", "60s");
        double pid = value(meter, "pid");

        meter.close();

        awaitEnd((long) pid);
    }

    @Test
    void shouldKillAProcessThatDoesNotEndOnClose() throws Exception {
        Meter meter = open("stubborn", "60s");
        double pid = value(meter, "pid");

        meter.close();

        awaitEnd((long) pid);
    }

    @Test
    void shouldKillTheProcessAndRecoverWhenInterrupted() throws Exception {
        try (Meter meter = open("silence", "60s")) {
            double before = value(meter, "pid");
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> measure(meter, BAD, "m"))
                    .isInstanceOf(InterruptedException.class);

            awaitEnd((long) before);
            assertThat(value(meter, "pid")).isNotEqualTo(before);
        }
    }

    @Test
    void shouldHaveAFingerprintThatFollowsScriptVersionAndMetricsButNotTimeout() {
        write(folder, "score.py", "print(1)");
        String plain = fingerprint("'timeout':'1s'");

        assertThat(fingerprint("'timeout':'9s'")).isEqualTo(plain);
        assertThat(fingerprint("'version':'2'")).isNotEqualTo(plain);
        write(folder, "score.py", "print(2)");
        assertThat(fingerprint("'timeout':'1s'")).isNotEqualTo(plain);
    }

    private String fingerprint(String more) {
        return Meters.load(
                        settings(
                                "p",
                                ("{'meter':'command','command':['python3','score.py'],"
                                                + "'metrics':['m'],%s}")
                                        .formatted(more),
                                folder),
                        SPACE)
                .description()
                .fingerprint();
    }

    private Meter open(String mode, String timeout) {
        return Meters.open(FakeCommand.pool(mode, timeout, folder, "m", "pid"), SPACE);
    }

    private static double value(Meter meter, String metric) throws InterruptedException {
        return ((Measured) measure(meter, GOOD, metric)).value();
    }

    private static Failed failure(Meter meter) throws InterruptedException {
        return failure(meter, BAD);
    }

    private static Failed failure(Meter meter, Genome genome) throws InterruptedException {
        return (Failed) measure(meter, genome, "m");
    }

    private static MetricOutcome measure(Meter meter, Genome genome, String metric)
            throws InterruptedException {
        return meter.measure(MeterTask.of(SPACE, genome, List.of(metric))).outcomes().get(metric);
    }
}
