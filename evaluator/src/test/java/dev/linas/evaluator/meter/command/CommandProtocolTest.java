package dev.linas.evaluator.meter.command;

import static dev.linas.evaluator.PoolFixture.SPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.MetricOutcome.Failed;
import dev.linas.evaluator.meter.command.CommandProtocol.Garbage;
import dev.linas.evaluator.meter.command.CommandProtocol.Understood;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandProtocolTest {
    private static final MeterTask TASK = MeterTask.of(SPACE, Genome.of(1, 0, 0), List.of("m"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'metrics':{'m':7}}",
                " {'metrics' : {'m': 7.0}}\r",
                "\uFEFF{'metrics':{'m':7}}",
                "{'metrics':{'also':3,'m':7e0}}",
                "{'genome':[1,0,0],'metrics':{'m':7}}"
            })
    void shouldTakeTheNumberOfAnAnswer(String line) {
        assertThat(outcome(line)).isEqualTo(MetricOutcome.exactly(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'metrics':{'m':NaN}} | the command gave NaN for metric m, which is no finite"
                        + " number",
                "{'metrics':{'m':-Infinity}} | the command gave -Infinity for metric m",
                "{'metrics':{'m':1e400}} | the command gave 1E+400 for metric m",
                "{'metrics':{'m':-2e-400}} | the command gave -2E-400 for metric m, which is too"
                        + " close to 0",
                "{'metrics':{'m':'7'}} | the command gave \"7\" for metric m",
                "{'metrics':{'m':null}} | the command gave null for metric m",
                "{'metrics':{'m':[7]}} | the command gave [7] for metric m",
                "{'metrics':{'M':7}} | the command's answer lacks metric m: '{\"M\":7}'",
                "{'error':'too large'} | the command reports: too large",
                "{'genome':[1,0,0],'error':'too large'} | the command reports: too large"
            })
    void shouldFailForGoodWhereAnAnswerHasNoNumber(String line, String reason) {
        assertThat(outcome(line))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> {
                            assertThat(failed.permanent()).isTrue();
                            assertThat(failed.reason()).startsWith(reason);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Loading the model | which is no answer:",
                "7 | which is no answer:",
                "[{'metrics':{'m':7}}] | which is no answer:",
                "{} | which is no answer:",
                "{'metrics':{'m':3,14}} | which is no answer (Unexpected character",
                "{'metrics':{'m':+7}} | which is no answer (",
                "{'metrics':{'m':007}} | which is no answer (",
                "{'metrics':{'m':7} | which is no answer (Unexpected end-of-input: expected close"
                        + " marker for Object):",
                "{'metrics':{'m':7}}{'metrics':{'m':8}} | which is no answer (more follows its"
                        + " end):",
                "{'metrics':{'m':7},'metrics':{'m':8}} | which is no answer (Duplicate",
                "{'metrics':{'m':7,'m':8}} | which is no answer (Duplicate",
                "{'metrics':{'m':7},'error':'x'} | which is no answer:",
                "{'metrics':{'m':7},'error':null} | which is no answer:",
                "{'metrics':{'m':7},'seconds':3} | which is no answer:",
                "{'metrics':[7]} | which is no answer:",
                "{'error':7} | which is no answer:",
                "{'genome':[0,0,0],'metrics':{'m':7}} | which is no answer to genome [1,0,0]:",
                "{'genome':'1,0,0','metrics':{'m':7}} | which is no answer to genome [1,0,0]:",
                "{'genome':[1,0,0]} | which is no answer:"
            })
    void shouldRefuseEverythingElse(String line, String problem) {
        assertThat(CommandProtocol.answer(json(line), TASK, false))
                .isInstanceOfSatisfying(
                        Garbage.class,
                        garbage ->
                                assertThat(garbage.problem())
                                        .startsWith("answered '" + json(line))
                                        .contains(problem)
                                        .contains("expected a line of either {\"metrics\":{…}}"));
    }

    @Test
    void shouldTakeACarriageReturnForNoLineEnd() {
        assertThat(CommandProtocol.answer("9%\r{\"metrics\":{\"m\":7}}", TASK, false))
                .isInstanceOf(Garbage.class);
    }

    @Test
    void shouldWantTheGenomeOfAProcessThatHasNamedOne() {
        String line = json("{'metrics':{'m':7}}");

        assertThat(CommandProtocol.answer(line, TASK, false))
                .isInstanceOfSatisfying(
                        Understood.class, answer -> assertThat(answer.naming()).isFalse());
        assertThat(CommandProtocol.answer(json("{'genome':[1,0,0],'error':'x'}"), TASK, true))
                .isInstanceOfSatisfying(
                        Understood.class, answer -> assertThat(answer.naming()).isTrue());
        assertThat(CommandProtocol.answer(line, TASK, true))
                .isInstanceOfSatisfying(
                        Garbage.class,
                        garbage ->
                                assertThat(garbage.problem())
                                        .contains("which is no answer to genome [1,0,0]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'metrics':{'m':7},'standard_errors':{'m':0.25}}",
                "{'genome':[1,0,0],'standard_errors':{'also':1,'m':25e-2},'metrics':{'m':7}}"
            })
    void shouldTakeTheStandardErrorBesideTheNumber(String line) {
        assertThat(outcome(line)).isEqualTo(MetricOutcome.within(7, 0.25));
    }

    @Test
    void shouldTakeANumberWithoutStandardErrorBesideOthers() {
        assertThat(outcome("{'metrics':{'m':7},'standard_errors':{'also':1}}"))
                .isEqualTo(MetricOutcome.exactly(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "'1'", "null"})
    void shouldFailForGoodWhereAStandardErrorIsNone(String error) {
        assertThat(outcome("{'metrics':{'m':7},'standard_errors':{'m':" + error + "}}"))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .contains("as standard error of metric m"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'metrics':{'m':7},'standard_errors':1}",
                "{'error':'x','standard_errors':{'m':1}}",
                "{'standard_errors':{'m':1}}"
            })
    void shouldNotUnderstandStandardErrorsElsewhere(String line) {
        assertThat(CommandProtocol.answer(json(line), TASK, false)).isInstanceOf(Garbage.class);
    }

    @Test
    void shouldCutAndCleanWhatItQuotes() {
        Failed failed =
                (Failed) outcome("{'error':'\\u001b[31mhot\\n\\u0000" + "E".repeat(100_000) + "'}");

        assertThat(failed.reason())
                .startsWith("the command reports: hot EEE")
                .hasSizeLessThan(1100)
                .endsWith("E…");
    }

    private static MetricOutcome outcome(String line) {
        return ((Understood) CommandProtocol.answer(json(line), TASK, false))
                .reading()
                .outcomes()
                .get("m");
    }

    private static String json(String line) {
        return line.replace('\'', '"');
    }
}
