package dev.linas.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.evaluator.EvaluatorConfig.Role;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.runtime.admin.ProcessMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a pool, as its router's {@code /metrics} tell it, on a real broker. */
@Timeout(120)
class BacklogIT {
    private static final String LAG = "linas_work_lag_candidates{pool=\"phone\"}";
    private static final String CONSUMERS = "linas_work_consumers{pool=\"phone\"}";

    @TempDir Path folder;

    @Test
    void shouldTellHowMuchWaitsFromBeforeTheFirstWorkerUntilAllIsMeasured() {
        try (EvaluatorFixture bench = EvaluatorFixture.start(folder);
                ProcessMetrics metrics = new ProcessMetrics()) {
            PoolSettings pool = bench.pool("phone", 20);
            String fingerprint = fingerprint(bench, pool);
            try (EvaluatorApp router =
                    bench.evaluator(pool, "router", 1, new Role.RouterOnly(fingerprint))) {
                router.bindTo(metrics.registry());
                await(metrics, CONSUMERS, value -> value == 0);
                await(metrics, LAG, value -> value == 0);

                bench.propose("phone", "first", 30);
                await(metrics, LAG, value -> value >= 30);

                try (EvaluatorApp worker =
                        bench.evaluator(pool, "worker", 1, new Role.WorkerOnly())) {
                    worker.bindTo(metrics.registry());
                    bench.awaitMeasurements("first", 30);
                    await(metrics, LAG, value -> value == 0);
                    await(metrics, CONSUMERS, value -> value > 0);
                    await(
                            metrics,
                            "linas_evaluator_measured_total{pool=\"phone\"}",
                            value -> value == 30);
                }
                await(metrics, CONSUMERS, value -> value == 0);

                bench.propose("phone", "second", 50);
                await(metrics, LAG, value -> value >= 20);
            }
            assertThat(value(metrics, LAG)).isNaN();
        }
    }

    private static String fingerprint(EvaluatorFixture bench, PoolSettings pool) {
        try (EvaluatorApp worker = bench.evaluator(pool, "asked", 1, new Role.WorkerOnly())) {
            return worker.fingerprint();
        }
    }

    private static void await(ProcessMetrics metrics, String series, DoublePredicate fits) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        double value = value(metrics, series);
        while (!fits.test(value)) {
            assertThat(Instant.now()).as("%s is %s", series, value).isBefore(deadline);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
            value = value(metrics, series);
        }
    }

    private static double value(ProcessMetrics metrics, String series) {
        return Arrays.stream(metrics.scrape().split("\n", -1))
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series));
    }
}
