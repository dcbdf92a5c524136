package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.topic.TopicRecord;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example evaluator in Python measures one pool of a running search, and a table the other. The
 * first of its processes is killed while it measures; later tests go on with the data, in the
 * stated order.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PythonEvaluatorIT {
    @TempDir static Path folder;

    private static String python;
    private static JsonNode result;

    @BeforeAll
    static void runWithAPoolOfPython() throws Exception {
        python = PythonEvaluator.python().orElse(null);
        if (python == null) {
            String why =
                    "SKIPPED PythonEvaluatorIT: no python3 here has confluent_kafka and avro;"
                            + " install Debian's python3-confluent-kafka and python3-avro, or pip's"
                            + " confluent-kafka and avro";
            System.err.println(why);
            assumeTrue(false, why);
        }
        ToySearch search = new ToySearch(folder);
        search.rewrite(PythonEvaluatorIT::withAPoolOfPython);
        try (LinasCli run = search.startRun()) {
            run.awaitSaying("search 'toy' started");
            try (PythonEvaluator killed = PythonEvaluator.start(python, folder, "killed")) {
                killed.awaitSaying("toy/0/3 operations=");
            }
            try (PythonEvaluator heir = PythonEvaluator.start(python, folder, "heir")) {
                run.await().succeeded();
                assertThat(heir.log()).contains("toy/2/7 operations=").doesNotContain("error:");
            }
        }
        result = search.result();
    }

    private static String withAPoolOfPython(String yaml) {
        return yaml.substring(0, yaml.indexOf("  phone:\n"))
                .replace("metric: latency_ms, pool: phone", "metric: operations, pool: python")
                .replace("seed: 1", "seed: 1\nalso_measure: [{metric: latency_ms, pool: python}]");
    }

    @Test
    @Order(1)
    void shouldFinishTheSearchWithWhatPythonMeasured() {
        assertThat(result.get("finished").asText()).isEqualTo("BUDGET");
        assertThat(result.get("evaluations"))
                .hasSize(24)
                .allSatisfy(
                        evaluation -> {
                            assertThat(evaluation.at("/metrics/operations@python").asInt())
                                    .isEqualTo(operations(evaluation.get("genome")));
                            assertThat(evaluation.at("/metrics/latency_ms@python").asDouble())
                                    .isPositive();
                        });
    }

    /** What {@code example_meter.py} says of a genome. */
    private static int operations(JsonNode genome) {
        int sum = 1;
        for (JsonNode index : genome) {
            sum += index.asInt();
        }
        return 1000 * sum;
    }

    @Test
    @Order(2)
    void shouldGoOnAfterItsOffsetsShowItselfAndSayGoodBye() throws Exception {
        try (LocalStack stack = LocalStack.start(LocalSettings.in(folder.resolve(".linas")))) {
            TopicSnapshot snapshot =
                    new TopicSnapshot(new Connection(stack.bootstrap(), stack.registryUrl()));
            try (PythonEvaluator late = PythonEvaluator.start(python, folder, "late")) {
                late.awaitSaying("pool python, instance late: measuring operations, latency_ms");
                EvaluatorStatus status = awaitStatus(snapshot, late);
                assertThat(status.getMetrics()).containsExactly("operations", "latency_ms");
                assertThat(late.stop()).as(late.log()).isZero();
                assertThat(late.log()).contains("stopped").doesNotContain("toy/");
            }
            assertThat(statuses(snapshot)).isEmpty();
            checkMeasurements(snapshot);
        }
    }

    /**
     * What was published once by each process, but for the candidate in hand when one was killed.
     */
    private static void checkMeasurements(TopicSnapshot snapshot) {
        List<Measurement> published =
                snapshot.all(Topics.MEASUREMENTS, "toy"::equals).stream()
                        .map(TopicRecord::value)
                        .filter(measurement -> measurement.getPool().equals("python"))
                        .toList();
        assertThat(published).hasSizeBetween(24, 25);
        assertThat(published)
                .extracting(Measurement::getInstance)
                .contains("killed", "heir")
                .doesNotContain("late");
        assertThat(published)
                .allSatisfy(
                        measurement -> {
                            assertThat(measurement.getMeterFingerprint()).matches("[0-9a-f]{64}");
                            assertThat(measurement.getDevice().getRuntime()).startsWith("Python ");
                            assertThat(measurement.getMeasuredAt()).isBefore(Instant.now());
                            assertThat(measurement.getRepeat()).isFalse();
                        });
    }

    private static EvaluatorStatus awaitStatus(TopicSnapshot snapshot, PythonEvaluator of)
            throws Exception {
        while (statuses(snapshot).isEmpty()) {
            of.awaitSaying("measuring"); // fails if it has died
            Thread.sleep(100);
        }
        return statuses(snapshot).get(0);
    }

    private static List<EvaluatorStatus> statuses(TopicSnapshot snapshot) {
        return List.copyOf(snapshot.latest(Topics.EVALUATORS, "python/late"::equals).values());
    }
}
