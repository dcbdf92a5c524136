package dev.linas.evaluator.meter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.Genome;
import dev.linas.core.stats.PairedSamples;
import dev.linas.core.stats.Quantiles;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.MetricOutcome.Failed;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.meter.Sampling;
import dev.linas.evaluator.pool.Meters;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.tasks.dataset.Batch;
import dev.linas.tasks.dataset.BatchLoader;
import dev.linas.tasks.dataset.Dataset;
import dev.linas.tasks.dataset.DatasetSource;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OnnxMeterTest {
    private static final Genome GENOME = DigitsFixture.genome(1);
    private static final String QUICK =
            ",'canary':0,'latency':{'warmup':'1ms','samples':64,'budget':'200ms'}";

    @TempDir Path folder;
    private DigitsFixture digits;

    @BeforeEach
    void writeFiles() {
        digits = new DigitsFixture(folder);
    }

    private MeterReading measure(String metrics, String more) throws Exception {
        try (Meter meter = Meters.open(digits.pool(metrics, more), DigitsFixture.SPACE)) {
            return meter.measure(task(meter.describe().metrics()));
        }
    }

    private static MeterTask task(List<String> metrics) {
        return MeterTask.of(DigitsFixture.SPACE, GENOME, metrics);
    }

    private static double value(MeterReading reading, String metric) {
        MetricOutcome outcome = reading.outcomes().get(metric);
        assertThat(outcome).as(metric).isInstanceOf(Measured.class);
        return ((Measured) outcome).value();
    }

    private static String reason(MeterReading reading, String metric) {
        return ((Failed) reading.outcomes().get(metric)).reason();
    }

    @Test
    void shouldCountMultiplicationsAndParametersOfThePlan() throws Exception {
        MeterReading reading = measure("'params','macs'", "");

        NetworkPlan plan = DigitsFixture.NETWORK.planner(DigitsFixture.SPACE).plan(GENOME);
        assertThat(value(reading, "macs")).isEqualTo((double) plan.macs());
        assertThat(value(reading, "params")).isEqualTo((double) plan.params());
        assertThat(reading.outcomes().keySet()).containsExactly("params", "macs");
    }

    @Test
    void shouldGiveTheLengthOfTheFileThatWouldBeExported() throws Exception {
        assertThat(value(measure("'model_bytes'", ""), "model_bytes"))
                .isCloseTo(inherited().length, within(100.0));
    }

    @Test
    void shouldMeasureTheQuantisedModelWhereIntegersAreAskedFor() throws Exception {
        MeterReading reading = measure("'model_bytes','accuracy_top1'", ",'precision':'int8'");

        assertThat(value(reading, "model_bytes")).isNotCloseTo(inherited().length, within(1000.0));
        assertThat(value(reading, "accuracy_top1")).isBetween(0.0, 100.0);
        assertThat(reading.facts()).containsEntry("precision", "int8");
    }

    @Test
    void shouldMeasureAtAnotherResolution() throws Exception {
        assertThat(value(measureWithoutImages("'macs'", ",'resolution':64"), "macs"))
                .isGreaterThan(3 * value(measureWithoutImages("'macs'", ""), "macs"));
    }

    private MeterReading measureWithoutImages(String metrics, String more) throws Exception {
        try (Meter meter =
                Meters.open(
                        PoolFixture.settings(
                                "p",
                                "{'meter':'onnx','metrics':[%s]%s}".formatted(metrics, more),
                                folder),
                        DigitsFixture.SPACE)) {
            return meter.measure(task(meter.describe().metrics()));
        }
    }

    private byte[] inherited() {
        return SuperNetworks.open(
                        DigitsFixture.NETWORK,
                        DigitsFixture.SPACE,
                        folder.resolve("weights.safetensors"))
                .cut(SubNetworkRequest.of(GENOME))
                .bytes();
    }

    @Test
    void shouldCountTheImagesWhoseLabelIsAmongTheMostLikelyClasses() throws Exception {
        int[][] ranked = classesByLikelihood();
        long[] labels = new long[DigitsFixture.IMAGES];
        for (int i = 0; i < labels.length; i++) {
            int rank = i < 24 ? 0 : i < 34 ? 4 : 5;
            labels[i] = ranked[i][rank];
        }
        Files.delete(folder.resolve("calibration.safetensors"));
        digits.dataset("dataset.safetensors", labels);

        try (Meter meter =
                Meters.open(
                        PoolFixture.settings(
                                "p",
                                "{'meter':'onnx','weights':'weights.safetensors',"
                                        + "'dataset':'dataset.safetensors',"
                                        + "'metrics':['accuracy_top1','accuracy_top5'],"
                                        + "'accuracy':{'batch':16}}",
                                folder),
                        DigitsFixture.SPACE)) {
            MeterReading reading = meter.measure(task(meter.describe().metrics()));

            assertThat(value(reading, "accuracy_top1")).isEqualTo(60);
            assertThat(value(reading, "accuracy_top5")).isEqualTo(85);
        }
    }

    /** Per image the classes, most likely first, from the model run by itself. */
    private int[][] classesByLikelihood() throws Exception {
        Dataset dataset =
                DatasetSource.open(
                                folder.resolve("dataset.safetensors"),
                                new ImageClassification(
                                        1, 10, DigitsFixture.TASK.mean(), DigitsFixture.TASK.std()))
                        .at(32);
        int[] all = IntStream.range(0, dataset.size()).toArray();
        int[][] ranked = new int[dataset.size()][];
        try (OnnxModel model = OnnxModel.load(inherited(), new SessionSettings(Provider.CPU, 1));
                BatchLoader loader = new BatchLoader(dataset, all, dataset.size(), 1)) {
            Batch batch = loader.next().orElseThrow();
            try (OnnxModel.Input input = model.input(batch.values(), batch.shape())) {
                FloatBuffer logits = model.outputOf(input);
                for (int i : all) {
                    ranked[i] =
                            IntStream.range(0, 10)
                                    .boxed()
                                    .sorted(
                                            (a, b) ->
                                                    Float.compare(
                                                            logits.get(10 * i + b),
                                                            logits.get(10 * i + a)))
                                    .mapToInt(Integer::intValue)
                                    .toArray();
                }
            }
        }
        return ranked;
    }

    @Test
    void shouldUseOnlyTheFractionOfTheImagesThatIsAskedFor() throws Exception {
        double accuracy = value(measure("'accuracy_top1'", ",'fraction':0.1"), "accuracy_top1");

        assertThat(accuracy % 25).isZero();
    }

    @Test
    void shouldMeasureSubNetworksAgainstEachOther() throws Exception {
        try (Meter meter =
                Meters.open(digits.pool("'latency_ms','macs'", QUICK), DigitsFixture.SPACE)) {
            NetworkPlanner planner = DigitsFixture.NETWORK.planner(DigitsFixture.SPACE);

            PairedSamples samples =
                    meter.compare(
                                    "latency_ms",
                                    List.of(planner.largest(), planner.smallest()),
                                    Duration.ofSeconds(2))
                            .orElseThrow();

            assertThat(samples.items()).isEqualTo(2);
            assertThat(samples.ratio(0, 1).middle()).isGreaterThan(1.2);
            assertThat(meter.compare("macs", List.of(GENOME), Duration.ofSeconds(1))).isEmpty();
        }
    }

    @Test
    void shouldPublishTheSamplesOfALatencyAndWhatTheySay() throws Exception {
        MeterReading reading = measure("'latency_ms'", QUICK);

        Sampling sampling =
                ((Measured) reading.outcomes().get("latency_ms")).sampling().orElseThrow();
        double median = value(reading, "latency_ms");
        assertThat(sampling.unit()).isEqualTo("ms");
        assertThat(sampling.samples()).hasSizeGreaterThanOrEqualTo(64);
        assertThat(sampling.runsPerSample()).isPositive();
        assertThat(median).isPositive().isEqualTo(sampling.statistics().median());
        assertThat(median).isBetween(sampling.statistics().low(), sampling.statistics().high());
        assertThat(sampling.statistics().p90().orElseThrow()).isGreaterThanOrEqualTo(median);
    }

    @Test
    void shouldTellThePaceOfTheDeviceThatItTookOut() throws Exception {
        MeterReading reading = measure("'latency_ms'", QUICK);

        assertThat(reading.facts()).containsKeys("latency_as_taken_ms", "reference_pace_percent");
        assertThat(measure("'macs'", QUICK).facts()).doesNotContainKey("reference_pace_percent");
    }

    @Test
    void shouldGiveTheMedianOfTheSamplesWithoutAReference() throws Exception {
        MeterReading reading =
                measure("'latency_ms'", QUICK.replace("'samples'", "'reference':false,'samples'"));

        Measured latency = (Measured) reading.outcomes().get("latency_ms");
        assertThat(latency.value())
                .isEqualTo(
                        Quantiles.median(
                                latency.sampling().orElseThrow().samples().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray()));
        assertThat(reading.facts()).doesNotContainKey("reference_pace_percent");
    }

    @Test
    void shouldTellHowItMeasuredAndWhetherTheDeviceDrifts() throws Exception {
        MeterReading reading = measure("'latency_ms'", QUICK.replace("'canary':0", "'canary':5"));

        assertThat(reading.facts())
                .containsKeys("onnxruntime", "canary_ms", "canary_drift_percent")
                .containsEntry("provider", "cpu")
                .containsEntry("threads", "1")
                .containsEntry("batch", "1")
                .containsEntry("precision", "fp32");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNeedAtLeastTheMemoryOfTheWeights() throws Exception {
        double small = value(measure("'peak_memory_bytes'", ""), "peak_memory_bytes");
        double large = value(measure("'peak_memory_bytes'", ",'batch':256"), "peak_memory_bytes");

        assertThat(small).isGreaterThan(inherited().length);
        assertThat(large).isGreaterThan(2 * small);
    }

    @Test
    void shouldServeEnergyOrSayWhyNot() throws Exception {
        try (Meter meter =
                Meters.open(digits.pool("'macs','energy_mj'", ""), DigitsFixture.SPACE)) {
            boolean isServed = meter.describe().metrics().contains("energy_mj");
            assertThat(meter.describe().unavailable().containsKey("energy_mj"))
                    .isNotEqualTo(isServed);

            MeterReading reading = meter.measure(task(List.of("macs", "energy_mj")));

            assertThat(value(reading, "macs")).isPositive();
            if (!isServed) {
                assertThat(reason(reading, "energy_mj"))
                        .contains(meter.describe().unavailable().get("energy_mj"));
            }
        }
    }

    @Test
    void shouldLiveOnAfterAGenomeOfAnotherSpace() throws Exception {
        try (Meter meter =
                Meters.open(digits.pool("'macs','accuracy_top1'", ""), DigitsFixture.SPACE)) {
            MeterReading reading =
                    meter.measure(
                            new MeterTask(
                                    Genome.of(1, 2), List.of(), List.of("macs", "accuracy_top1")));

            assertThat(reading.outcomes().values())
                    .allSatisfy(
                            outcome ->
                                    assertThat(outcome)
                                            .isInstanceOfSatisfying(
                                                    Failed.class,
                                                    failed ->
                                                            assertThat(failed.permanent())
                                                                    .isTrue()));
            assertThat(value(meter.measure(task(List.of("macs"))), "macs")).isPositive();
        }
    }

    @Test
    void shouldFailASubNetworkThatPutsOutNoNumbers() throws Exception {
        byte[] weights = Files.readAllBytes(folder.resolve("weights.safetensors"));
        for (int i = weights.length - 4 * 64; i < weights.length; i += 4) {
            weights[i + 3] = (byte) 0x7F; // infinity, which weights may hold
            weights[i + 2] = (byte) 0x80;
            weights[i + 1] = 0;
            weights[i] = 0;
        }
        digits.write("weights.safetensors", weights);

        MeterReading reading = measure("'accuracy_top1','macs'", "");

        assertThat(reason(reading, "accuracy_top1")).contains("no finite number");
        assertThat(value(reading, "macs")).isPositive();
    }

    @Test
    void shouldLeaveNoFileBehind() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        measure("'accuracy_top1','model_bytes'", "");
        List<Path> before = list(temporary);

        measure("'accuracy_top1','model_bytes'", "");

        assertThat(list(temporary))
                .filteredOn(path -> !before.contains(path))
                .noneMatch(this::isOurs);
    }

    private boolean isOurs(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("linas") || name.contains("onnx");
    }

    private static List<Path> list(Path folder) throws Exception {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
