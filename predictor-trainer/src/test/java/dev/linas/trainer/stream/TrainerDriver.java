package dev.linas.trainer.stream;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.CandidateProvenance;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Origin;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.schemas.serde.BinarySerde;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.RoundCloser;
import dev.linas.trainer.progress.RoundClosing;
import dev.linas.trainer.progress.TrackedCandidate;
import dev.linas.trainer.state.ProgressState;
import dev.linas.trainer.state.TrackedCandidateState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The trainer's topology without a broker, and short ways to say what happens to search "s". */
final class TrainerDriver implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final SearchSpace space;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Search> searches;
    private final TestInputTopic<String, Command> commands;
    private final TestInputTopic<String, Candidate> candidates;
    private final TestInputTopic<String, Measurement> measurements;
    private final TestOutputTopic<String, Round> rounds;
    private final TestOutputTopic<String, Predictor> predictors;
    private final TestOutputTopic<String, Archive> archives;
    private final TestOutputTopic<String, DeadLetter> deadLetters;

    TrainerDriver(SearchSpace space, Path stateDir) {
        this(space, stateDir, RoundClosing::of);
    }

    /** With another way to close rounds. */
    TrainerDriver(SearchSpace space, Path stateDir, RoundCloser closer) {
        this(space, stateDir, closer, Runnable::run);
    }

    /** One that closes no round while it is broken, for want of a matrix that is not singular. */
    static TrainerDriver breakable(
            SearchSpace space, Path stateDir, BooleanSupplier broken, Executor closing) {
        return new TrainerDriver(
                space,
                stateDir,
                (search, progress, cause, candidates, now) -> {
                    if (broken.getAsBoolean()) {
                        throw new IllegalStateException("matrix is singular");
                    }
                    return RoundClosing.of(search, progress, cause, candidates, now);
                },
                closing);
    }

    /** With other threads to close rounds on than the driver's. */
    TrainerDriver(SearchSpace space, Path stateDir, RoundCloser closer, Executor closing) {
        this.space = space;
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "trainer-test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.putAll(new DeadLetters("trainer", WireSerdes.binary()).streamProperties());
        driver =
                new TopologyTestDriver(
                        new TrainerTopology(WireSerdes.binary(), "test", closer, closing).get(),
                        properties,
                        START);
        searches = input(Topics.SEARCHES);
        commands = input(Topics.COMMANDS);
        candidates = input(Topics.CANDIDATES);
        measurements = input(Topics.MEASUREMENTS);
        rounds = output(Topics.ROUNDS);
        predictors = output(Topics.PREDICTORS);
        archives = output(Topics.ARCHIVES);
        deadLetters = output(Topics.DEAD_LETTERS);
    }

    private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(
                topic.name(),
                Serdes.String().serializer(),
                new BinarySerde<>(topic.valueType()).serializer(),
                START,
                Duration.ofMillis(1));
    }

    private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(
                topic.name(),
                Serdes.String().deserializer(),
                new BinarySerde<>(topic.valueType()).deserializer());
    }

    void start(SearchSpec spec) {
        start(spec, Optional.empty(), 1.0);
    }

    void start(SearchSpec spec, Optional<Duration> deadline, double quorum) {
        start(SearchMapper.toRecord(spec, deadline, quorum, Map.of(), START, "test"));
    }

    void start(Search search) {
        searches.pipeInput(search.getSearchId(), search);
    }

    /**
     * A search that an earlier run has left in the stores, as if it had just started.
     *
     * @param tracked its candidates, with their results
     */
    void stored(Search search, List<TrackedCandidate> tracked) {
        String id = search.getSearchId();
        Progress progress =
                Progress.start(SearchMapper.toSpec(search), tracked, START.toEpochMilli());
        driver.<String, Search>getKeyValueStore(TrainerStores.SEARCHES).put(id, search);
        driver.<String, ProgressState>getKeyValueStore(TrainerStores.PROGRESS)
                .put(id, StateMapper.toState(progress));
        KeyValueStore<String, TrackedCandidateState> candidateStore =
                driver.getKeyValueStore(TrainerStores.CANDIDATES);
        tracked.forEach(
                candidate ->
                        candidateStore.put(
                                candidate.key().stored(), StateMapper.toState(candidate)));
    }

    void candidate(int round, int index, int size, Genome genome) {
        candidate(round, index, size, genome, List.of());
    }

    void candidate(int round, int index, int size, Genome genome, List<WantedMetrics> wanted) {
        candidates.pipeInput(
                "s",
                Candidate.newBuilder()
                        .setSearchId("s")
                        .setRound(round)
                        .setIndex(index)
                        .setRoundSize(size)
                        .setSpaceName(space.name())
                        .setSpaceDigest(space.digest())
                        .setGenome(GenomeMapper.toBytes(genome))
                        .setOptions(List.of())
                        .setWanted(wanted)
                        .setPredicted(null)
                        .setProvenance(
                                new CandidateProvenance(Origin.INITIAL_DESIGN, "linas", 7L, "test"))
                        .build());
    }

    /** Both objectives measured, by two pools. */
    void measured(int round, int index, Genome genome, double accuracy, double latency) {
        result(round, index, genome, "gpu", "accuracy", Outcome.MEASURED, accuracy);
        result(round, index, genome, "phone", "latency", Outcome.MEASURED, latency);
    }

    void result(
            int round,
            int index,
            Genome genome,
            String pool,
            String metric,
            Outcome outcome,
            Double value) {
        measurements.pipeInput(
                "s", measurement(round, index, genome, pool, metric, outcome, value));
    }

    void measurement(String key, Measurement measurement) {
        measurements.pipeInput(key, measurement);
    }

    Measurement measurement(
            int round,
            int index,
            Genome genome,
            String pool,
            String metric,
            Outcome outcome,
            Double value) {
        return Measurement.newBuilder()
                .setSearchId("s")
                .setRound(round)
                .setIndex(index)
                .setSpaceDigest(space.digest())
                .setGenome(GenomeMapper.toBytes(genome))
                .setPool(pool)
                .setInstance("i")
                .setResults(
                        List.of(
                                MetricResult.newBuilder()
                                        .setMetric(metric)
                                        .setOutcome(outcome)
                                        .setValue(value)
                                        .build()))
                .setRepeat(false)
                .setMeterFingerprint("f")
                .setDevice(new DeviceFacts("os", "arch", "cpu", 1, "java", Map.of()))
                .setMeasuredAt(START)
                .setDurationMillis(1L)
                .setDelivery(1)
                .build();
    }

    void command(String id, CommandKind kind) {
        command(id, kind, null, null);
    }

    void command(String id, CommandKind kind, Integer budget, WantedMetrics added) {
        commands.pipeInput("s", new Command(id, "s", START, kind, budget, added, null));
    }

    /** What the proposer says when it cannot go on. */
    void fail(String id, String failure) {
        commands.pipeInput("s", new Command(id, "s", START, CommandKind.FAIL, null, null, failure));
    }

    /** Store writes since the last call, as the changelogs have them. */
    int storeWrites() {
        int writes = 0;
        for (String topic : driver.producedTopicNames()) {
            if (topic.endsWith("-changelog")) {
                writes +=
                        driver.createOutputTopic(
                                        topic,
                                        Serdes.String().deserializer(),
                                        Serdes.ByteArray().deserializer())
                                .readRecordsToList()
                                .size();
            }
        }
        return writes;
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<Round> rounds() {
        return rounds.readValuesToList();
    }

    Map<String, Predictor> predictors() {
        return predictors.readKeyValuesToMap();
    }

    List<Archive> archives() {
        return archives.readValuesToList();
    }

    List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList();
    }

    /** Value of a metric of the whole topology, by name. */
    double metric(String name) {
        return driver.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }
}
