package dev.linas.evaluator.router;

import static dev.linas.evaluator.PoolFixture.SPACE;
import static dev.linas.evaluator.WireFixture.candidate;
import static dev.linas.evaluator.WireFixture.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.device.Device;
import dev.linas.evaluator.mapping.MeasurementMapper;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.routing.PoolIdentity;
import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterTopologyTest {
    private static final Genome GENOME = Genome.of(1, 1, 2);
    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Device DEVICE = new Device("os", "arch", "cpu", 1, "java", Map.of());
    private static final PoolIdentity POOL =
            new PoolIdentity("pixel", SPACE, List.of("latency", "energy"), "f1");

    private final RouterTopology topology =
            new RouterTopology(POOL, "router-1", DEVICE, WireSerdes.binary());
    @TempDir private Path stateDir;
    private TopologyTestDriver driver;
    private TestInputTopic<String, Candidate> candidates;
    private TestInputTopic<String, Measurement> measurements;
    private TestOutputTopic<String, Candidate> work;
    private TestOutputTopic<String, Measurement> answers;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, RouterTopology.applicationId("pixel"));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.putAll(new DeadLetters("router", WireSerdes.binary()).streamProperties());
        driver = new TopologyTestDriver(topology.get(), properties, WHEN);
        candidates = input(Topics.CANDIDATES);
        measurements = input(Topics.MEASUREMENTS);
        work = output(Topics.work("pixel"));
        answers = output(Topics.MEASUREMENTS);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldHaveTheTopologyOnRecord() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("topology.txt")) {
            assertThat(topology.get().describe().toString().strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void shouldQueueACandidateUnderItsGenomeCutToThePool() {
        Candidate asked =
                candidate(
                        SPACE,
                        "s1",
                        3,
                        GENOME,
                        wanted("cloud", "accuracy"),
                        wanted("pixel", "latency"));

        candidates.pipeInput("s1", asked);

        KeyValue<String, Candidate> queued = work.readKeyValue();
        assertThat(queued.key).isEqualTo("1,1,2");
        assertThat(queued.value)
                .isEqualTo(candidate(SPACE, "s1", 3, GENOME, wanted("pixel", "latency")));
        assertThat(work.isEmpty()).isTrue();
        assertThat(answers.isEmpty()).isTrue();
    }

    @Test
    void shouldLeaveCandidatesOfOtherPoolsAlone() {
        candidates.pipeInput("s1", candidate(SPACE, "s1", 0, GENOME, wanted("cloud", "accuracy")));

        assertThat(work.isEmpty()).isTrue();
        assertThat(answers.isEmpty()).isTrue();
    }

    @Test
    void shouldAnswerWhatWasMeasuredForAnotherSearch() {
        Measurement earlier = measurement("s1", POOL, Map.of("latency", 7.5));
        measurements.pipeInput("s1", earlier);

        candidates.pipeInput("s2", candidate(SPACE, "s2", 9, GENOME, wanted("pixel", "latency")));

        KeyValue<String, Measurement> answer = answers.readKeyValue();
        assertThat(answer.key).isEqualTo("s2");
        assertThat(answer.value)
                .isEqualTo(
                        Measurement.newBuilder(earlier)
                                .setSearchId("s2")
                                .setIndex(9)
                                .setRepeat(true)
                                .setDurationMillis(0)
                                .build());
        assertThat(work.isEmpty()).isTrue();
    }

    @Test
    void shouldQueueAgainWhatHasASpreadWhereACandidateIsToBeMeasuredAgain() {
        Measurement exact = measurement("s1", POOL, Map.of("energy", 2.0));
        Measurement spread =
                Measurement.newBuilder(measurement("s1", POOL, Map.of("latency", 7.5)))
                        .setResults(
                                List.of(
                                        MetricResult.newBuilder()
                                                .setMetric("latency")
                                                .setOutcome(Outcome.MEASURED)
                                                .setValue(7.5)
                                                .setStandardError(0.25)
                                                .build()))
                        .build();
        measurements.pipeInput("s1", exact);
        measurements.pipeInput("s1", spread);
        Candidate asked = candidate(SPACE, "s1", 0, GENOME, wanted("pixel", "latency", "energy"));

        candidates.pipeInput("s1", Candidate.newBuilder(asked).setRepeat(1).build());

        Candidate queued = work.readValue();
        assertThat(queued.getWanted()).containsExactly(wanted("pixel", "latency"));
        assertThat(queued.getRepeat()).isEqualTo(1);
        assertThat(answers.readValue().getResults())
                .extracting(MetricResult::getMetric)
                .containsExactly("energy");
    }

    @Test
    void shouldQueueOnlyTheMetricsThatAreMissing() {
        measurements.pipeInput("s1", measurement("s1", POOL, Map.of("latency", 7.5)));

        candidates.pipeInput(
                "s2", candidate(SPACE, "s2", 0, GENOME, wanted("pixel", "latency", "energy")));

        assertThat(work.readValue().getWanted()).containsExactly(wanted("pixel", "energy"));
        assertThat(answers.readValue().getResults())
                .containsExactly(
                        MetricResult.newBuilder()
                                .setMetric("latency")
                                .setOutcome(Outcome.MEASURED)
                                .setValue(7.5)
                                .build());
    }

    @Test
    void shouldKeepTheFirstOfTwoMeasurements() {
        measurements.pipeInput("s1", measurement("s1", POOL, Map.of("latency", 7.5)));
        measurements.pipeInput("s1", measurement("s1", POOL, Map.of("latency", 8.5)));

        candidates.pipeInput("s2", candidate(SPACE, "s2", 0, GENOME, wanted("pixel", "latency")));

        assertThat(answers.readValue().getResults().get(0).getValue()).isEqualTo(7.5);
    }

    @Test
    void shouldNotAnswerFromRepeatsFailuresOtherPoolsOrOtherFingerprints() {
        measurements.pipeInput(
                "s1",
                Measurement.newBuilder(measurement("s1", POOL, Map.of("latency", 1.0)))
                        .setRepeat(true)
                        .build());
        measurements.pipeInput(
                "s1",
                Measurement.newBuilder(measurement("s1", POOL, Map.of("latency", 1.0)))
                        .setResults(MeasurementMapper.refusals(Map.of("latency", "broken")))
                        .build());
        measurements.pipeInput(
                "s1",
                measurement(
                        "s1",
                        new PoolIdentity("cloud", SPACE, POOL.metrics(), "f1"),
                        Map.of("latency", 1.0)));
        measurements.pipeInput(
                "s1",
                measurement(
                        "s1",
                        new PoolIdentity("pixel", SPACE, POOL.metrics(), "f2"),
                        Map.of("latency", 1.0)));

        candidates.pipeInput("s2", candidate(SPACE, "s2", 0, GENOME, wanted("pixel", "latency")));

        assertThat(answers.isEmpty()).isTrue();
        assertThat(work.readValue().getWanted()).containsExactly(wanted("pixel", "latency"));
    }

    @Test
    void shouldRefuseForGoodAMetricThatThePoolDoesNotMeasure() {
        candidates.pipeInput(
                "s1", candidate(SPACE, "s1", 0, GENOME, wanted("pixel", "smell", "latency")), WHEN);

        Measurement answer = answers.readValue();
        assertThat(answer.getResults())
                .singleElement()
                .satisfies(
                        result -> {
                            assertThat(result.getOutcome()).isEqualTo(Outcome.FAILED_PERMANENT);
                            assertThat(result.getError())
                                    .contains("pool pixel does not measure metric smell");
                        });
        assertThat(answer.getMeasuredAt()).isEqualTo(WHEN);
        assertThat(answer.getRepeat()).isFalse();
        assertThat(work.readValue().getWanted()).containsExactly(wanted("pixel", "latency"));
    }

    @Test
    void shouldRefuseForGoodACandidateOfAnotherSpace() {
        Candidate foreign =
                Candidate.newBuilder(candidate(SPACE, "s1", 0, GENOME, wanted("pixel", "latency")))
                        .setSpaceDigest("0ff")
                        .setSpaceName("other")
                        .build();

        candidates.pipeInput("s1", foreign);

        assertThat(work.isEmpty()).isTrue();
        assertThat(answers.readValue().getResults().get(0).getError())
                .contains("serves search space tiny", "candidate is of other");
    }

    @Test
    void shouldSendPoisonToTheDeadLettersAndGoOn() {
        driver.createInputTopic(
                        Topics.CANDIDATES.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("s1", new byte[] {1, 2, 3});
        candidates.pipeInput("s1", candidate(SPACE, "s1", 0, GENOME, wanted("pixel", "latency")));

        TestOutputTopic<String, DeadLetter> letters = output(Topics.DEAD_LETTERS);
        assertThat(letters.readValue().getTopic()).isEqualTo(Topics.CANDIDATES.name());
        assertThat(work.getQueueSize()).isEqualTo(1);
    }

    private static Measurement measurement(
            String searchId, PoolIdentity pool, Map<String, Double> values) {
        Map<String, MetricOutcome> outcomes = new TreeMap<>();
        values.forEach((metric, value) -> outcomes.put(metric, MetricOutcome.exactly(value)));
        return new MeasurementMapper(pool.pool(), "worker-7", pool.fingerprint(), DEVICE)
                .measurement(
                        candidate(SPACE, searchId, 0, GENOME, wanted(pool.pool(), "latency")),
                        MeasurementMapper.results(outcomes),
                        Map.of(),
                        WHEN,
                        40,
                        1);
    }

    private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(
                topic.name(),
                new StringSerializer(),
                WireSerdes.binary().serde(topic.valueType()).serializer());
    }

    private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(
                topic.name(),
                new StringDeserializer(),
                WireSerdes.binary().serde(topic.valueType()).deserializer());
    }
}
