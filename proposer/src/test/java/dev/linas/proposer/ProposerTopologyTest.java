package dev.linas.proposer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.proposer.tactic.ProposalStep;
import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.schemas.AlgorithmChoice;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Origin;
import dev.linas.schemas.Phase;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.mapping.PredictorMapper;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.schemas.serde.BinarySerde;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposerTopologyTest {
    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05Z");

    private final SearchSpec spec = Spaces.search(Spaces.cells(), "linas", 2, 7);
    private final ProposerTopology topology = new ProposerTopology(WireSerdes.binary(), "test");
    @TempDir private Path stateDir;

    private TopologyTestDriver driver;
    private TestInputTopic<String, Search> searches;
    private TestInputTopic<String, Round> rounds;
    private TestOutputTopic<String, Candidate> candidates;
    private TestOutputTopic<String, Command> commands;
    private TestOutputTopic<String, DeadLetter> deadLetters;

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

    @Test
    void shouldHaveTheTopologyOnRecord() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("topology.txt")) {
            assertThat(topology.get().describe().toString().strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void shouldAnswerASearchWithItsInitialDesign() {
        send(search(spec));

        List<TestRecord<String, Candidate>> records = candidates.readRecordsToList();
        assertThat(records).hasSize(8).allMatch(r -> r.key().equals("a-search"));
        assertThat(records).allMatch(r -> r.getRecordTime().equals(WHEN));
        for (int i = 0; i < 8; i++) {
            Candidate candidate = records.get(i).value();
            assertThat(candidate.getRound()).isZero();
            assertThat(candidate.getIndex()).isEqualTo(i);
            assertThat(candidate.getRoundSize()).isEqualTo(8);
            assertThat(candidate.getPredicted()).isNull();
            assertThat(candidate.getSpaceDigest()).isEqualTo(spec.space().digest());
            assertThat(candidate.getOptions()).hasSize(6);
            assertThat(candidate.getWanted())
                    .containsExactly(new WantedMetrics("bench", List.of("cost0", "cost1")));
            assertThat(candidate.getProvenance().getOrigin()).isEqualTo(Origin.INITIAL_DESIGN);
            assertThat(candidate.getProvenance().getCodeVersion()).isEqualTo("test");
        }
    }

    @Test
    void shouldProposeWhatTheDomainProposesRoundAfterRound() {
        send(search(spec));
        List<Evaluation> history = new ArrayList<>();
        Set<Genome> proposed = new HashSet<>();
        List<Candidate> last = candidates.readValuesToList();
        for (int round = 0; round < 3; round++) {
            List<Evaluation> rows = measure(last);
            history.addAll(rows);
            rows.forEach(row -> proposed.add(row.genome()));
            send(round(round, rows).build());
            last = candidates.readValuesToList();

            assertThat(last).extracting(Candidate::getRound).containsOnly(round + 1);
            assertThat(genomes(last))
                    .isEqualTo(
                            ProposalStep.standard()
                                    .propose(
                                            spec,
                                            round + 1,
                                            OptionalInt.empty(),
                                            proposed.size(),
                                            history,
                                            predictors(spec.space()),
                                            proposed)
                                    .stream()
                                    .map(Proposal::genome)
                                    .toList())
                    .hasSize(5)
                    .doesNotContainAnyElementsOf(proposed);
        }
    }

    @Test
    void shouldIgnoreASearchAndARoundThatItAnsweredBefore() {
        send(search(spec));
        Round round = round(0, measure(candidates.readValuesToList())).build();
        send(round);
        assertThat(candidates.readValuesToList()).hasSize(5);

        send(search(spec));
        send(round);

        assertThat(candidates.isEmpty()).isTrue();
    }

    @Test
    void shouldAnswerARoundThatOvertookItsSearchOnceTheSearchArrives() {
        send(search(spec));
        List<Candidate> first = candidates.readValuesToList();
        Round round = round(0, measure(first)).build();
        send(round);
        List<Candidate> second = candidates.readValuesToList();
        stop();
        start();

        send(round);
        assertThat(candidates.isEmpty()).isTrue();
        send(search(spec));

        first.addAll(second);
        assertThat(candidates.readValuesToList()).isEqualTo(first);
    }

    @Test
    void shouldProposeNothingAfterAFinishedRoundUntilTheBudgetIsExtended() {
        send(search(spec));
        List<Evaluation> rows = measure(candidates.readValuesToList());
        Round finished =
                round(0, rows)
                        .setBudget(8)
                        .setFinished(true)
                        .setFinishReason(FinishReason.BUDGET)
                        .build();
        send(finished);
        assertThat(candidates.isEmpty()).isTrue();

        send(round(0, List.of()).setBudget(10).setClosedBy(ClosedBy.BUDGET_EXTENDED).build());

        List<Candidate> extended = candidates.readValuesToList();
        assertThat(extended).hasSize(2).allMatch(c -> c.getRound() == 1 && c.getRoundSize() == 2);
        assertThat(genomes(extended))
                .doesNotContainAnyElementsOf(rows.stream().map(Evaluation::genome).toList());
    }

    @Test
    void shouldAskForTheMetricsThatTheRoundWants() {
        send(search(spec));
        List<WantedMetrics> wanted =
                List.of(
                        new WantedMetrics("bench", List.of("cost0", "cost1")),
                        new WantedMetrics("phone", List.of("energy_mj")));

        send(round(0, measure(candidates.readValuesToList())).setWanted(wanted).build());

        assertThat(candidates.readValuesToList())
                .hasSize(5)
                .allMatch(candidate -> candidate.getWanted().equals(wanted));
    }

    @Test
    void shouldNotProposeAgainWhatStillWaitsForItsAnswer() {
        SearchSpec tiny = Spaces.search(Spaces.tiny(), "linas", 2, 7);
        send(search(tiny));
        List<Candidate> design = candidates.readValuesToList();

        send(round(0, measure(design.subList(0, 3))).setPredictors(List.of()).build());

        assertThat(genomes(candidates.readValuesToList()))
                .hasSize(5)
                .doesNotContainAnyElementsOf(genomes(design));
    }

    @Test
    void shouldKeepSearchesApart() {
        SearchSpec longer = Spaces.search(Spaces.cells(), "random", 2, 7);
        send(search(spec));
        List<Genome> design = genomes(candidates.readValuesToList());
        Search other = Search.newBuilder(search(longer)).setSearchId("a-search-2").build();

        send(other);

        assertThat(genomes(candidates.readValuesToList())).isEqualTo(design);
    }

    @Test
    void shouldSendASearchThatNobodyCanProposeForToTheDeadLettersAndGoOn() {
        send(Search.newBuilder(search(spec)).setTactic("magic").setSearchId("odd").build());
        send(search(spec));

        assertThat(deadLetters.readValue().getCause())
                .contains("'tactic' is 'magic'; expected one of linas, linas-paper");
        Command failed = commands.readValue();
        assertThat(failed.getSearchId()).isEqualTo("odd");
        assertThat(failed.getKind()).isEqualTo(CommandKind.FAIL);
        assertThat(failed.getFailure()).contains("'tactic' is 'magic'");
        assertThat(candidates.readValuesToList()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"algorithm", "initial_design", "batch", "schedule"})
    void shouldFailASearchBeforeItsFirstCandidateForANameThatALaterRoundNeeds(String key) {
        AlgorithmChoice magic = new AlgorithmChoice("magic", Map.of());
        Strategy.Builder strategy = Strategy.newBuilder();
        switch (key) {
            case "algorithm" -> strategy.setAlgorithm(magic);
            case "initial_design" -> strategy.setInitialDesign("magic");
            case "batch" -> strategy.setBatch("magic");
            default -> strategy.setSchedule(List.of(new Phase(3, null, null, List.of(), magic)));
        }
        send(Search.newBuilder(search(spec)).setStrategy(strategy.build()).build());

        assertThat(candidates.isEmpty()).isTrue();
        assertThat(commands.readValue().getFailure()).contains("is 'magic'; expected one of");
        assertThat(deadLetters.readValue().getCause()).contains("'magic'");
    }

    @Test
    void shouldLeaveNoTraceOfARoundThatItCannotRead() {
        send(search(spec));
        List<Evaluation> rows = measure(candidates.readValuesToList());
        Round good = round(0, rows).build();
        send(Round.newBuilder(good).setPredictors(good.getPredictors().subList(0, 1)).build());
        assertThat(deadLetters.readValue().getCause())
                .contains("1 predictors for 2 objectives; expected one each, or none");
        assertThat(commands.readValue().getFailure()).contains("1 predictors for 2 objectives");

        send(good);

        assertThat(candidates.readValuesToList()).hasSize(5);
    }

    @Test
    void shouldProposeAfterAMendWhatItWouldHaveProposed() {
        send(search(spec));
        List<Evaluation> rows = measure(candidates.readValuesToList());
        Round good = round(0, rows).build();
        send(good);
        List<Genome> undisturbed = genomes(candidates.readValuesToList());
        send(Search.newBuilder(search(spec)).setSearchId("other").build());
        candidates.readValuesToList();
        Round other = Round.newBuilder(good).setSearchId("other").build();

        send(Round.newBuilder(other).setPredictors(good.getPredictors().subList(0, 1)).build());
        assertThat(commands.readValue().getKind()).isEqualTo(CommandKind.FAIL);
        send(Round.newBuilder(other).setRows(List.of()).setClosedBy(ClosedBy.RETRY).build());

        assertThat(genomes(candidates.readValuesToList())).isEqualTo(undisturbed);
    }

    private void send(Search search) {
        searches.pipeInput(search.getSearchId(), search, WHEN);
    }

    private void send(Round round) {
        rounds.pipeInput(round.getSearchId(), round, WHEN);
    }

    private static Search search(SearchSpec spec) {
        return SearchMapper.toRecord(spec, Optional.empty(), 1, Map.of(), WHEN, "test");
    }

    private static List<Evaluation> measure(List<Candidate> candidates) {
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

    private Round.Builder round(int number, List<Evaluation> rows) {
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

    private static List<Predictor> predictors(SearchSpace space) {
        int columns = new OneHotEncoding(space).columns();
        SplittableRandom random = new SplittableRandom(5);
        return List.of(
                new LinearPredictor(1, random.doubles(columns).toArray()),
                new LinearPredictor(2, random.doubles(columns).toArray()));
    }

    private static List<Genome> genomes(List<Candidate> candidates) {
        return candidates.stream().map(c -> GenomeMapper.toGenome(c.getGenome())).toList();
    }
}
