package dev.linas.log.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.log.SimulatedRecords;
import dev.linas.log.record.SearchLog;
import dev.linas.log.replay.Policies;
import dev.linas.log.replay.Policy;
import dev.linas.log.replay.Replay;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.Row;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.PredictorMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterfactualTest {
    private static final List<Policy> RECORDED = List.of(Policy.RECORDED);

    @TempDir static Path folder;

    private static SimulatedRecords records;
    private static SearchLog log;

    @BeforeAll
    static void runASearch() throws Exception {
        records = SimulatedRecords.run(folder, "");
        log = records.log();
    }

    @Test
    void shouldComeToTheRecordedSearchOnALogOfTheWholeSpace() throws Exception {
        Counterfactual again = Counterfactual.run(wholeSpace(), RECORDED, false);

        assertThat(again.results().get(0).evaluations())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(records.result().evaluations());
        assertThat(again.text()).contains("the whole space, 729 sub-networks");
    }

    @Test
    void shouldRunOtherPoliciesToTheSameBudget() throws Exception {
        List<Policy> policies = Policies.product(List.of("ridge"), List.of(), List.of(), List.of());

        Counterfactual others = Counterfactual.run(wholeSpace(), policies, false);

        assertThat(others.results()).hasSize(2).allMatch(r -> r.evaluations().size() == 60);
        assertThat(others.results().get(1).evaluations())
                .isNotEqualTo(others.results().get(0).evaluations());
        assertThat(others.text())
                .contains("after 15", "after 60", "predictor ridge")
                .isEqualTo(Counterfactual.run(wholeSpace(), policies, false).text());
    }

    @Test
    void shouldRefuseToGuessWhatWasNeverMeasured() {
        assertThatThrownBy(() -> Counterfactual.run(log, RECORDED, false))
                .hasMessageContaining("holds 60 of the 729 sub-networks of space small")
                .hasMessageContaining("--surrogate");
        assertThatThrownBy(() -> Counterfactual.run(log, RECORDED, true))
                .hasMessageContaining("no predictor was fitted in this log");
    }

    @Test
    void shouldSearchOnPredictionsAndSaySo() throws Exception {
        Counterfactual searched = Counterfactual.run(withPredictors(), RECORDED, true);

        assertThat(searched.text())
                .contains(
                        "SURROGATE: predictions of the predictors of round 6, fitted to 60 rows; no"
                                + " measurements");
        List<Genome> first = genomes(records.result().evaluations()).subList(0, 12);
        assertThat(genomes(searched.results().get(0).evaluations()))
                .startsWith(first.toArray(new Genome[0]));
    }

    private static List<Genome> genomes(List<Evaluation> evaluations) {
        return evaluations.stream().map(Evaluation::genome).toList();
    }

    /** The log, with a round that has all that the search did not measure. */
    private static SearchLog wholeSpace() {
        Set<Genome> measured = new HashSet<>(genomes(records.result().evaluations()));
        List<Row> rest = new ArrayList<>();
        records.result()
                .spec()
                .space()
                .canonicalGenomes()
                .filter(genome -> !measured.contains(genome))
                .forEach(
                        genome ->
                                rest.add(
                                        EvaluationMapper.toRow(
                                                new Evaluation(
                                                        9,
                                                        rest.size(),
                                                        genome,
                                                        SimulatedRecords.values(genome),
                                                        false))));
        List<Round> rounds = new ArrayList<>(log.rounds());
        rounds.add(Round.newBuilder(rounds.get(6)).setNumber(9).setRows(rest).build());
        return with(rounds);
    }

    private static SearchLog withPredictors() {
        SearchSpec spec = records.result().spec();
        List<FittedPredictor> fitted =
                new Replay(log, Policy.RECORDED).run(round -> {}).get(6).outcome().predictors();
        List<Predictor> predictors = new ArrayList<>();
        for (int o = 0; o < fitted.size(); o++) {
            predictors.add(
                    PredictorMapper.toRecord(
                            spec.id(), 6, spec.objectives().get(o), fitted.get(o)));
        }
        List<Round> rounds = new ArrayList<>(log.rounds());
        rounds.set(6, Round.newBuilder(rounds.get(6)).setPredictors(predictors).build());
        return with(rounds);
    }

    private static SearchLog with(List<Round> rounds) {
        return new SearchLog(
                log.search(),
                log.commands(),
                log.candidates(),
                log.measurements(),
                log.samples(),
                rounds);
    }
}
