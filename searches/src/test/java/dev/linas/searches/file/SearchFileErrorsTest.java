package dev.linas.searches.file;

import static dev.linas.searches.file.SearchFileFixture.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.evaluator.pool.Meters;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.searches.TestSpaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search file is refused for, and in which words. */
class SearchFileErrorsTest {
    @TempDir Path folder;

    @Test
    void shouldReportEveryProblemAtOnce() {
        assertThatThrownBy(
                        () ->
                                read(
                                        MINIMAL.replace("id: demo", "idd: demo")
                                                + "population: 0\nseed: x\n"))
                .satisfies(
                        error ->
                                assertThat(error.getMessage().lines())
                                        .hasSize(4)
                                        .allMatch(line -> line.contains("search.yaml")));
    }

    @Test
    void shouldReportEveryProblemOfPoolsAndSpaceAtOnce() throws IOException {
        Files.writeString(
                folder.resolve("tiny.json"), TestSpaces.TINY.replace("\"kernel\"", "\"depth\""));
        String text =
                MINIMAL.replace("nas-bench-201", "tiny.json")
                        .replace("meter: table", "meter: table, fill: x")
                        .replace("meter: command", "meter: comand");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContainingAll(
                        "search.yaml:2: " + folder.resolve("tiny.json") + ":",
                        "unknown key 'pools.lab.fill'",
                        "'pools.phone.meter' is \"comand\"");
    }

    @Test
    void shouldRejectPoolsThatTheBrokerCannotTellApart() {
        String text = MINIMAL.replace("lab", "pi.4").replace("phone", "pi_4");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContainingAll("search.yaml:8", "'pools.pi_4'", "'pi.4'", "rename one");
    }

    /** What is replaced by what in the minimal file, and what the message must name. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "NOTHING",
            value = {
                "id: demo | ident: demo | unknown key 'ident'; known are id, space",
                "id: demo | name: demo | 'id' is missing",
                "id: demo | id: 7 | 'id' is 7; expected a name: 1 to 100 letters, digits, '.', '_'"
                        + " and '-' (put it in quotes)",
                "id: demo | id: a/b | 'id' is \"a/b\"; expected a name",
                "id: demo | id: | 'id' is empty",
                "id: demo | {id: demo, id: demo2} | not valid YAML",
                "space: nas-bench-201 | spce: nas-bench-201 | Did you mean 'space'?",
                "space: nas-bench-201 | space: nas-bench-202 | Did you mean 'nas-bench-201'?",
                "space: nas-bench-201 | space: [a] | 'space' is [\"a\"]; expected a space that is"
                        + " built in (",
                "goal: minimize | goal: minimise | 'objectives[1].goal' is \"minimise\"; expected"
                        + " minimize or maximize. Did you mean 'minimize'?",
                "goal: minimize | gaol: minimize | 'objectives[1].goal' is missing",
                "goal: minimize | goal: minimize, bound: low | 'objectives[1].bound' is \"low\";"
                        + " expected a number",
                "goal: minimize | goal: minimize, bound: .inf | 'objectives[1].bound' is .inf"
                        + " (infinite; only finite numbers are accepted)",
                "metric: latency_ms | metric: latency | 'objectives[1].metric' is 'latency', which"
                        + " the pool 'phone' does not serve; expected one of latency_ms, watts",
                "metric: latency_ms | metric: watt | Did you mean 'watts'?",
                "metric: latency_ms | metric: a@b | 'objectives[1].metric' is \"a@b\"",
                "latency_ms, pool: phone, goal: minimize | accuracy, pool: lab, goal: minimize |"
                        + " names accuracy@lab again",
                "objectives: | objectivs: | Did you mean 'objectives'?",
                "meter: command | meter: comand | 'pools.phone.meter' is \"comand\"; expected one"
                        + " of command,",
                "meter: command | meter: comand | Did you mean 'command'?",
                "meter: table | meter: table, fill: x | unknown key 'pools.lab.fill'; known are"
                        + " cost_seconds, device, file,",
                "lab: { | l/ab: { | 'pools.l/ab' is no name of a pool",
            })
    void shouldRejectANamedKey(String replaced, String by, String named) {
        String text = MINIMAL.replace(replaced, by);
        assertThat(text).isNotEqualTo(MINIMAL);

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining("search.yaml")
                .hasMessageContaining(named);
    }

    /** What is added to the minimal file, and what the message must name. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tactic: lina | 'tactic' is \"lina\"; expected one of linas, linas-paper,",
                "tactic: lina | Did you mean 'linas'?",
                "predictor: rigde | 'predictor' is \"rigde\"",
                "population: 0 | 'population' is 0; expected a whole number of 1 or more",
                "population: 2.5 | 'population' is 2.5",
                "population: \"20\" | 'population' is \"20\"",
                "population: 3000000000 | 'population' is 3000000000",
                "initial_population: -1 | 'initial_population' is -1",
                "inner_evaluations: many | 'inner_evaluations' is \"many\"",
                "budget: 250 | 'budget' is 250; expected {evaluations: N, stagnation_rounds: N}",
                "budget: {evaluation: 250} | Did you mean 'evaluations'?",
                "budget: {evaluations: 0} | 'budget.evaluations' is 0",
                "budget: {stagnation_rounds: 0} | 'budget.stagnation_rounds' is 0",
                "reference_point: [1] | 'reference_point' is [1]; expected a list of one number per"
                        + " objective, in their order (2)",
                "reference_point: [1, x] | 'reference_point[1]' is \"x\"",
                "round: {deadline: 10 minutes} | 'round.deadline' is \"10 minutes\"; expected a"
                        + " duration such as",
                "round: {} | 'round' is {}; expected {deadline: 10m, quorum: 0.9}",
                "algorithm: ga | 'algorithm' is 'ga', which is not meant for 2 objectives; expected"
                        + " one of nsga2",
                "algorithm: {name: nsga2, population: 1} | 'algorithm.population' is 1; expected a"
                        + " whole number of 2",
                "algorithm: nsga | 'algorithm' is \"nsga\"; expected one of nsga2, age-moea",
                "initial_design: spacefilling | Did you mean 'space-filling'?",
                "batch: tompson | Did you mean 'thompson'?",
                "predictor: [ridge] | 'predictor' is [\"ridge\"]; expected one of auto",
                "warm_start: nowhere.json | 'warm_start' is \"nowhere.json\"; expected the path of"
                        + " a JSON file",
                "warm_start: {searhc: other} | Did you mean 'search'?",
                "warm_start: {search: a b} | 'warm_start.search' is \"a b\"; expected the id",
                "warm_start: {search: demo} | expected the id of another search, of the same space;"
                        + " this is the search itself",
                "schedule: [{population: 3}] | 'schedule[0].from_round' is missing",
                "schedule: [{from_round: 3}, {from_round: 3}] | 'schedule[1].from_round' is 3;"
                        + " expected more than the 3",
                "round: {deadline: 1m, quorum: 2} | 'round.quorum' is 2; expected a number above 0,"
                        + " at most 1",
                "seed: one | 'seed' is \"one\"; expected a whole number",
                "populaton: 20 | search.yaml:9: unknown key 'populaton'",
                "population: | 'population' is empty",
                "seed: [1 | not valid YAML",
            })
    void shouldRejectAnAddedKey(String added, String named) {
        assertThatThrownBy(() -> read(MINIMAL + added + "\n"))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining(named);
    }

    @Test
    void shouldNameEveryTacticAndEveryMeterWhereAFileNamesAnother() {
        assertThatThrownBy(() -> read(MINIMAL + "tactic: magic\n"))
                .hasMessageContaining("'tactic' is \"magic\"; expected " + Tactics.ALL.expected());
        assertThatThrownBy(() -> read(MINIMAL.replace("meter: command", "meter: abacus")))
                .hasMessageContaining(
                        "'pools.phone.meter' is \"abacus\"; expected " + Meters.ALL.expected());
    }

    @Test
    void shouldRejectAnEmptyFile() {
        assertThatThrownBy(() -> read(""))
                .hasMessageContaining("search.yaml")
                .hasMessageContaining("expected a mapping");
    }

    @Test
    void shouldRejectADuplicateKeyWithItsLine() {
        assertThatThrownBy(() -> read(MINIMAL + "seed: 1\nseed: 2\n"))
                .hasMessageContaining("search.yaml:10")
                .hasMessageContaining("seed");
    }

    @Test
    void shouldRejectAnAlias() {
        assertThatThrownBy(() -> read(MINIMAL + "population: &p 20\nseed: *p\n"))
                .hasMessageContaining("search.yaml:10")
                .hasMessageContaining("aliases");
    }

    @Test
    void shouldRejectAMissingFile() {
        assertThatThrownBy(() -> SearchFile.read(folder.resolve("none.yaml"), ForeignPools.ALLOWED))
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("no such file");
    }

    private SearchFile read(String text) throws IOException {
        return SearchFileFixture.read(folder, text, ForeignPools.ALLOWED);
    }
}
