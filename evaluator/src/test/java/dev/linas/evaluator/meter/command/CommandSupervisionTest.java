package dev.linas.evaluator.meter.command;

import static dev.linas.evaluator.PoolFixture.SPACE;
import static dev.linas.evaluator.PoolFixture.settings;
import static dev.linas.evaluator.meter.command.ScriptedCommand.BAD;
import static dev.linas.evaluator.meter.command.ScriptedCommand.GOOD;
import static dev.linas.evaluator.meter.command.ScriptedCommand.answering;
import static dev.linas.evaluator.meter.command.ScriptedCommand.failure;
import static dev.linas.evaluator.meter.command.ScriptedCommand.measure;
import static dev.linas.evaluator.meter.command.ScriptedCommand.python;
import static dev.linas.evaluator.meter.command.ScriptedCommand.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.MetricOutcome.Failed;
import dev.linas.evaluator.pool.Meters;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs do with their streams and their answers, and what a measurement makes of it. */
@Timeout(120)
class CommandSupervisionTest {
    private static final String LONG = "'timeout':'60s'";
    private static final MetricOutcome SEVEN = MetricOutcome.exactly(7);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "exec cat /dev/zero § wrote a line of more than 2097152 bytes, which is the limit",
                "printf '{\"metrics\":{\"m\":1'; exit 0 § exit code 0, in the middle of the line"
                        + " '{\"metrics\":{\"m\":1'",
                "printf '{\"metrics\":{\"m\":1}}'; exit 0 § exit code 0, in the middle of the line"
                        + " '{\"metrics\":{\"m\":1}}'",
                "exit 0 § ended while measuring: exit code 0",
                "echo one >&2; echo two >&2; exit 3 § ended while measuring: exit code 3, last"
                        + " words: one | two",
                "exit 127 § exit code 127 (a program was not found)",
                "kill -s KILL $$ § exit code 137 (SIGKILL: killed by hand, or by the system where"
                        + " memory was short)",
                "printf '{\"error\":\"caf\\351\"}\\n' § answered with bytes that are no UTF-8",
                "exec 1>&-; sleep 60 § closed its standard output, where answers belong",
                "printf '9%%\\r{\"metrics\":{\"m\":1}}\\n' § which is no answer",
                "echo 'Loading ...'; echo '{\"metrics\":{\"m\":1}}' § answered 'Loading ...', which"
                        + " is no answer",
                "echo '{\"metrics\":{\"m\":3,14}}' § which is no answer (Unexpected character",
            })
    void shouldFailTransientlyAndRestartAfterAnInvalidAnswer(String bad, String reason)
            throws Exception {
        try (Meter meter = shell(folder, answering(bad), LONG)) {
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);

            Failed failed = failure(meter);

            assertThat(failed.reason()).contains(reason);
            assertThat(failed.permanent()).isFalse();
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "head -c 30000000 /dev/zero >&2",
                "yes error | head -n 200000 >&2",
                "echo; echo '   '",
                "printf '\\033[31mred\\007' >&2"
            })
    void shouldTolerateOutputBesideAnAnswer(String bad) throws Exception {
        String answers = bad + "; echo '{\"metrics\":{\"m\":7}}'";
        try (Meter meter = shell(folder, answering(answers), LONG)) {
            assertThat(measure(meter, BAD)).isEqualTo(SEVEN);
            assertThat(measure(meter, BAD)).isEqualTo(SEVEN);
        }
    }

    @Test
    void shouldCutAnErrorOfAMegabyteAndReportItForGood() throws Exception {
        String error = "printf '{\"error\":\"'; head -c 1000000 /dev/zero | tr '\\0' E; echo '\"}'";
        try (Meter meter = shell(folder, answering(error), LONG)) {
            Failed failed = failure(meter);

            assertThat(failed.permanent()).isTrue();
            assertThat(failed.reason())
                    .startsWith("the command reports: EEEE")
                    .hasSizeLessThan(Failed.LONGEST_REASON);
        }
    }

    @Test
    void shouldNameFlushingWhereNothingComes() throws Exception {
        String script =
                """
                import sys
                for line in sys.stdin:
                    print('{"metrics": {"m": 7}}')
                """;
        try (Meter meter = python(folder, script, "'timeout':'1s'", "'startup_timeout':'1s'")) {
            assertThat(failure(meter).reason())
                    .contains("gave no answer within the timeout of 2000 ms")
                    .contains("a program that does not flush")
                    .contains("print(..., flush=True)");
        }
    }

    @Test
    void shouldNameALineThatHasNoEnd() throws Exception {
        String bad = "printf '{\"metrics\":{\"m\":7}}'; sleep 60";
        try (Meter meter = shell(folder, answering(bad), "'timeout':'1s'")) {
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
            assertThat(failure(meter).reason())
                    .contains("it wrote '{\"metrics\":{\"m\":7}}', without a line end");
        }
    }

    @Test
    void shouldGiveTheFirstAnswerTheTimeToStartUp() throws Exception {
        String slow = "sleep 3\n" + answering("sleep 3; echo '{\"metrics\":{\"m\":7}}'");
        try (Meter meter = shell(folder, slow, "'timeout':'1s'", "'startup_timeout':'60s'")) {
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
            assertThat(failure(meter).reason()).contains("within the timeout of 1000 ms");
        }
        try (Meter meter = shell(folder, slow, "'timeout':'1s'", "'startup_timeout':'0s'")) {
            assertThat(failure(meter).reason()).contains("within the timeout of 1000 ms");
        }
    }

    @Test
    void shouldNeverTakeALateAnswerForThatOfTheNext() throws Exception {
        String bad = "sleep 2; echo '{\"metrics\":{\"m\":1}}'";
        try (Meter meter = shell(folder, answering(bad), "'timeout':'1s'")) {
            for (int i = 0; i < 2; i++) {
                assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
                assertThat(failure(meter).reason()).contains("gave no answer");
            }
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
        }
    }

    /** Second answers come at any time: also between looking for them and asking. */
    @Test
    void shouldNeverTakeASecondAnswerForThatOfTheNextWhereAnswersNameTheirGenome()
            throws Exception {
        String script =
                """
                import json, random, sys, threading
                lock = threading.Lock()
                def say(text):
                    with lock:
                        print(text, flush=True)
                for line in sys.stdin:
                    genome = json.loads(line)["genome"]
                    answer = json.dumps({"genome": genome, "metrics": {"m": genome[0]}})
                    say(answer)
                    threading.Timer(random.random() / 100, say, [answer]).start()
                """;
        int measured = 0;
        try (Meter meter = python(folder, script, LONG)) {
            for (int i = 0; i < 40; i++) {
                MetricOutcome outcome = measure(meter, Genome.of(i % 2, 0, 0));
                if (outcome instanceof MetricOutcome.Measured) {
                    assertThat(outcome).isEqualTo(MetricOutcome.exactly(i % 2));
                    measured++;
                }
            }
        }
        assertThat(measured).isPositive();
    }

    @Test
    void shouldTakeNeitherOfTwoAnswersThatComeTogether() throws Exception {
        String bad = "printf '{\"metrics\":{\"m\":1}}\\n{\"metrics\":{\"m\":2}}\\n'";
        try (Meter meter = shell(folder, answering(bad), LONG)) {
            assertThat(((Failed) measure(meter, BAD)).reason())
                    .contains("wrote more than the line '{\"metrics\":{\"m\":1}}'")
                    .contains("standard output is for answers only");
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
        }
    }

    @Test
    void shouldDistrustAProcessThatWritesALineLater() throws Exception {
        String bad = "echo '{\"metrics\":{\"m\":1}}'; sleep 0.1; echo 'by the way'";
        try (Meter meter = shell(folder, answering(bad), LONG)) {
            assertThat(measure(meter, BAD)).isEqualTo(MetricOutcome.exactly(1));
            Thread.sleep(500); // until the second line is there

            assertThat(((Failed) measure(meter, GOOD)).reason())
                    .contains("wrote a line that nobody asked for: 'by the way'");
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
        }
    }

    /** It comes with the first, or after it, as the system has it; never is it that of the next. */
    @Test
    void shouldNotTakeASecondAnswerForThatOfTheNext() throws Exception {
        String bad = "echo '{\"metrics\":{\"m\":1}}'; echo '{\"metrics\":{\"m\":1}}'";
        try (Meter meter = shell(folder, answering(bad), LONG)) {
            MetricOutcome first = measure(meter, BAD);
            MetricOutcome next = measure(meter, GOOD);

            assertThat(first instanceof Failed || next instanceof Failed).isTrue();
            assertThat(next).isNotEqualTo(MetricOutcome.exactly(1));
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
        }
    }

    @Test
    void shouldRefuseAtOpeningAProgramThatGreets() {
        assertThatThrownBy(() -> shell(folder, "echo Welcome; sleep 60", LONG))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("wrote a line that nobody asked for: 'Welcome'");
    }

    @Test
    void shouldRefuseAtOpeningAProgramThatEndsAtOnce() {
        assertThatThrownBy(() -> shell(folder, "echo no licence >&2; exit 4", LONG))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("it ended at once: exit code 4, last words: no licence");
    }

    @Test
    void shouldAskAProgramAnewThatAnswersOnceAndEnds() throws Exception {
        try (Meter meter = shell(folder, "read -r line; echo '{\"metrics\":{\"m\":7}}'", LONG)) {
            for (int i = 0; i < 10; i++) {
                assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
            }
        }
    }

    @Test
    void shouldFailForGoodWhereNoStartGivesAnAnswerAnyMore() throws Exception {
        String script = "[ -e broken ] && read -r line && exit 5\n" + answering("exit 6");
        try (Meter meter = shell(folder, script, LONG)) {
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
            Files.createFile(folder.resolve("broken"));

            assertThat(failure(meter).permanent()).as("it has answered before").isFalse();
            assertThat(failure(meter).permanent()).isFalse();
            assertThat(failure(meter).permanent()).isFalse();
            Failed third = failure(meter);
            assertThat(third.permanent()).isTrue();
            assertThat(third.reason()).contains("exit code 5", "3 starts in a row gave no answer");

            Files.delete(folder.resolve("broken"));
            assertThat(measure(meter, GOOD)).as("what was mended is used again").isEqualTo(SEVEN);
            assertThat(failure(meter).permanent()).isFalse();
        }
    }

    @Test
    void shouldNotStartAProgramForEachCandidateThatHasNeverGivenAnAnswer() throws Exception {
        String script = "read -r line; echo x >> starts; exec sleep 60";
        try (Meter meter =
                shell(folder, script, "'timeout':'500ms'", "'startup_timeout':'500ms'")) {
            for (int i = 0; i < 2; i++) {
                assertThat(failure(meter).permanent()).isFalse();
            }
            for (int i = 0; i < 20; i++) {
                Failed failed = failure(meter);
                assertThat(failed.permanent()).isTrue();
                assertThat(failed.reason())
                        .contains("gave no answer within the timeout of 1000 ms")
                        .endsWith("; 3 starts in a row gave no answer");
            }
        }
        assertThat(Files.readAllLines(folder.resolve("starts"))).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void shouldTellAProgramThatIsGone() throws Exception {
        Path program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\nread -r line\necho '{\"metrics\":{\"m\":7}}'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        try (Meter meter =
                Meters.open(
                        settings(
                                "p",
                                "{'meter':'command','command':['./program'],'metrics':['m']}",
                                folder),
                        SPACE)) {
            assertThat(measure(meter, GOOD)).isEqualTo(SEVEN);
            Files.delete(program);

            assertThatThrownBy(() -> measure(meter, GOOD))
                    .isInstanceOf(ChangedInputException.class)
                    .hasMessageContaining("program: gone since measuring began");
        }
    }
}
