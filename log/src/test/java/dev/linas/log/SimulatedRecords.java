package dev.linas.log;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.ChosenOption;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.CandidateProvenance;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Origin;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.RandomRecords;
import dev.linas.schemas.Round;
import dev.linas.schemas.Samples;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.result.ClosedRound;
import dev.linas.searches.result.SearchResult;
import dev.linas.searches.simulation.SimulationProgress;
import dev.linas.searches.simulation.SimulationRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Records of a search, written from the result of a simulation, which shares no loop with a replay.
 * Candidates carry no predictions, rounds no predictors: a simulation tells none.
 */
public final class SimulatedRecords {
    private static final String SPACE =
            """
            {"format": "linas-space/1", "name": "small",
             "variables": [{"name": "depth0..depth2", "options": [1, 2, 3]},
                           {"name": "kernel0..kernel2", "options": [3, 5, 7]}]}
            """;
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    private final SearchFile file;
    private final SearchResult result;

    private SimulatedRecords(SearchFile file, SearchResult result) {
        this.file = file;
        this.result = result;
    }

    /**
     * Runs a search of 60 evaluations.
     *
     * @param folder for its files
     * @param settings further lines of the search file
     */
    public static SimulatedRecords run(Path folder, String settings)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("space.json"), SPACE);
        SearchSpace space = SearchSpaceReader.read("small", SPACE);
        Files.writeString(
                folder.resolve("table.csv"),
                "d0,d1,d2,k0,k1,k2,accuracy,ms\n"
                        + space.canonicalGenomes()
                                .map(SimulatedRecords::row)
                                .collect(Collectors.joining()));
        Path search = folder.resolve("search.yaml");
        Files.writeString(
                search,
                """
                id: recorded
                space: space.json
                objectives:
                  - {metric: accuracy, pool: lab, goal: maximize}
                  - {metric: ms, pool: phone, goal: minimize}
                budget: {evaluations: 60}
                population: 8
                initial_population: 12
                inner_evaluations: 500
                seed: 3
                pools:
                  lab: {meter: table, file: table.csv, genome: [d0, d1, d2, k0, k1, k2], \
                metrics: {accuracy: accuracy}}
                  phone: {meter: table, file: table.csv, genome: [d0, d1, d2, k0, k1, k2], \
                metrics: {ms: ms}}
                """
                        + settings);
        SearchFile file = SearchFile.read(search, ForeignPools.ALLOWED);
        SimulationProgress silent = (spec, round, evaluations, hypervolume) -> {};
        return new SimulatedRecords(
                file,
                new SimulationRuns(file.spec(), file.pools())
                        .run(List.of(file.spec()), silent)
                        .get(0)
                        .result());
    }

    private static String row(Genome genome) {
        double[] values = values(genome);
        String options = genome.toString().replace(" ", "").replace("[", "").replace("]", "");
        return String.format(Locale.ROOT, "%s,%s,%s%n", options, values[0], values[1]);
    }

    /** Accuracy and latency of a genome, as the table of the search has them. */
    public static double[] values(Genome genome) {
        double size = 1.0;
        for (int v = 0; v < 3; v++) {
            size += (1 + genome.option(v)) * (1.0 + 0.4 * genome.option(v + 3) + 0.1 * v);
        }
        return new double[] {
            100 - 40 / Math.sqrt(size) + StrictMath.sin(7 * size) / 5,
            0.3 * size + Math.abs(StrictMath.cos(11 * size)) / 9
        };
    }

    /** What the simulation came to. */
    public SearchResult result() {
        return result;
    }

    /** The records. */
    public SearchLog log() {
        List<Candidate> candidates = new ArrayList<>();
        List<Measurement> measurements = new ArrayList<>();
        List<Samples> samples = new ArrayList<>();
        for (Evaluation evaluation : result.evaluations()) {
            candidates.add(candidate(evaluation));
            for (Objective objective : file.spec().objectives()) {
                measurements.add(measurement(evaluation, objective));
            }
            samples.add(samples(evaluation));
        }
        return new SearchLog(
                file.toRecord(BEGUN, "test"),
                List.of(),
                candidates,
                measurements,
                samples,
                result.closedRounds().stream().map(this::round).toList());
    }

    private Candidate candidate(Evaluation evaluation) {
        return Candidate.newBuilder()
                .setSearchId("recorded")
                .setRound(evaluation.round())
                .setIndex(evaluation.index())
                .setRoundSize(rows(evaluation.round()).size())
                .setSpaceName("small")
                .setSpaceDigest(file.spec().space().digest())
                .setGenome(GenomeMapper.toBytes(evaluation.genome()))
                .setOptions(
                        file.spec().space().decode(evaluation.genome()).stream()
                                .map(SimulatedRecords::option)
                                .toList())
                .setWanted(List.of())
                .setProvenance(
                        new CandidateProvenance(
                                evaluation.round() == 0
                                        ? Origin.INITIAL_DESIGN
                                        : Origin.INNER_SEARCH,
                                file.spec().tactic(),
                                file.spec().seed(),
                                "test"))
                .build();
    }

    private static dev.linas.schemas.DecodedOption option(ChosenOption chosen) {
        return new dev.linas.schemas.DecodedOption(chosen.variable(), chosen.option());
    }

    private Measurement measurement(Evaluation evaluation, Objective objective) {
        int o = file.spec().objectives().indexOf(objective);
        return Measurement.newBuilder()
                .setSearchId("recorded")
                .setRound(evaluation.round())
                .setIndex(evaluation.index())
                .setSpaceDigest(file.spec().space().digest())
                .setGenome(GenomeMapper.toBytes(evaluation.genome()))
                .setPool(objective.pool())
                .setInstance("worker")
                .setResults(
                        List.of(
                                MetricResult.newBuilder()
                                        .setMetric(objective.metric())
                                        .setOutcome(Outcome.MEASURED)
                                        .setValue(evaluation.value(o))
                                        .build()))
                .setRepeat(false)
                .setMeterFingerprint("0")
                .setDevice(RandomRecords.of(DeviceFacts.class, 1))
                .setMeasuredAt(measuredAt(evaluation))
                .setDurationMillis(5)
                .setDelivery(1)
                .build();
    }

    /** One evaluation a second, from the beginning. */
    private Instant measuredAt(Evaluation evaluation) {
        return BEGUN.plusSeconds(1 + result.evaluations().indexOf(evaluation));
    }

    /** Five samples of a latency with the value as their median, and a long one above. */
    private Samples samples(Evaluation evaluation) {
        double ms = evaluation.value(1);
        return Samples.newBuilder()
                .setSearchId("recorded")
                .setRound(evaluation.round())
                .setIndex(evaluation.index())
                .setPool("phone")
                .setInstance("worker")
                .setMetric("ms")
                .setUnit("ms")
                .setSamples(List.of(ms, ms * 0.9, ms, ms, ms * (3 + evaluation.index() % 5)))
                .build();
    }

    private List<Evaluation> rows(int round) {
        return result.evaluations().stream().filter(e -> e.round() == round).toList();
    }

    private Round round(ClosedRound closed) {
        boolean last = closed.number() == result.closedRounds().size() - 1;
        List<Evaluation> sofar =
                result.evaluations().stream().filter(e -> e.round() <= closed.number()).toList();
        List<Evaluation> front = ParetoFront.of(sofar, file.spec().objectives());
        return Round.newBuilder()
                .setSearchId("recorded")
                .setNumber(closed.number())
                .setRows(rows(closed.number()).stream().map(EvaluationMapper::toRow).toList())
                .setPredictors(List.of())
                .setArchive(
                        Archive.newBuilder()
                                .setSearchId("recorded")
                                .setRound(closed.number())
                                .setEvaluations(sofar.size())
                                .setFailed(0)
                                .setFront(
                                        EvaluationMapper.toFrontPoints(
                                                front, file.spec().objectives()))
                                .setHypervolume(closed.hypervolume())
                                .setReferencePoint(result.referencePoint().orElseThrow())
                                .build())
                .setWanted(List.of())
                .setBudget(60)
                .setClosedBy(ClosedBy.COMPLETE)
                .setFinished(last)
                .setFinishReason(last ? FinishReason.BUDGET : null)
                .setClosedAt(measuredAt(sofar.get(sofar.size() - 1)))
                .setCodeVersion("test")
                .build();
    }
}
