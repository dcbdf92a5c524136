package dev.linas.proposer;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.Command;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.mapping.PredictorMapper;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.schemas.serde.BinarySerde;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The topology of the proposer without a broker, and what is sent through it. */
abstract class ProposerTopologyFixture {
    static final Instant WHEN = Instant.parse("2026-01-02T03:04:05Z");

    final SearchSpec spec = Spaces.search(Spaces.cells(), "linas", 2, 7);
    final ProposerTopology topology = new ProposerTopology(WireSerdes.binary(), "test");
    @TempDir Path stateDir;

    TopologyTestDriver driver;
    TestInputTopic<String, Search> searches;
    TestInputTopic<String, Round> rounds;
    TestOutputTopic<String, Candidate> candidates;
    TestOutputTopic<String, Command> commands;
    TestOutputTopic<String, DeadLetter> deadLetters;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "proposer-test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.putAll(new DeadLetters("proposer", WireSerdes.binary()).streamProperties());
        driver = new TopologyTestDriver(topology.get(), properties);
        var keys = Serdes.String();
        searches =
                driver.createInputTopic(
                        Topics.SEARCHES.name(),
                        keys.serializer(),
                        new BinarySerde<>(Search.class).serializer());
        rounds =
                driver.createInputTopic(
                        Topics.ROUNDS.name(),
                        keys.serializer(),
                        new BinarySerde<>(Round.class).serializer());
        candidates =
                driver.createOutputTopic(
                        Topics.CANDIDATES.name(),
                        keys.deserializer(),
                        new BinarySerde<>(Candidate.class).deserializer());
        commands =
                driver.createOutputTopic(
                        Topics.COMMANDS.name(),
                        keys.deserializer(),
                        new BinarySerde<>(Command.class).deserializer());
        deadLetters =
                driver.createOutputTopic(
                        Topics.DEAD_LETTERS.name(),
                        keys.deserializer(),
                        new BinarySerde<>(DeadLetter.class).deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    void send(Search search) {
        searches.pipeInput(search.getSearchId(), search, WHEN);
    }

    void send(Round round) {
        rounds.pipeInput(round.getSearchId(), round, WHEN);
    }

    static Search search(SearchSpec spec) {
        return SearchMapper.toRecord(spec, Optional.empty(), 1, Map.of(), WHEN, "test");
    }

    static List<Evaluation> measure(List<Candidate> candidates) {
        List<Evaluation> rows = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Genome genome = GenomeMapper.toGenome(candidate.getGenome());
            double[] values = {genome.option(0) + candidate.getIndex(), -genome.option(1)};
            rows.add(
                    new Evaluation(
                            candidate.getRound(), candidate.getIndex(), genome, values, false));
        }
        return rows;
    }

    Round.Builder round(int number, List<Evaluation> rows) {
        List<dev.linas.schemas.Predictor> predictors = new ArrayList<>();
        for (Predictor predictor : predictors(spec.space())) {
            FittedPredictor fitted =
                    new FittedPredictor("any", predictor, Map.of(), 8, PredictorQuality.UNKNOWN);
            predictors.add(
                    PredictorMapper.toRecord(
                            spec.id(), number, spec.objectives().get(predictors.size()), fitted));
        }
        return Round.newBuilder()
                .setSearchId(spec.id())
                .setNumber(number)
                .setRows(rows.stream().map(EvaluationMapper::toRow).toList())
                .setPredictors(predictors)
                .setArchive(
                        Archive.newBuilder()
                                .setSearchId(spec.id())
                                .setRound(number)
                                .setEvaluations(rows.size())
                                .setFailed(0)
                                .setFront(List.of())
                                .setHypervolume(0)
                                .build())
                .setWanted(SearchMapper.wanted(search(spec)))
                .setClosedBy(ClosedBy.COMPLETE)
                .setFinished(false)
                .setClosedAt(WHEN)
                .setCodeVersion("test");
    }

    static List<Predictor> predictors(SearchSpace space) {
        int columns = new OneHotEncoding(space).columns();
        SplittableRandom random = new SplittableRandom(5);
        return List.of(
                new LinearPredictor(1, random.doubles(columns).toArray()),
                new LinearPredictor(2, random.doubles(columns).toArray()));
    }

    static List<Genome> genomes(List<Candidate> candidates) {
        return candidates.stream().map(c -> GenomeMapper.toGenome(c.getGenome())).toList();
    }
}
