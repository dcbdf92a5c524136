package dev.linas.benchmarks.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.benchmarks.problem.GeneratedProblems;
import dev.linas.core.additive.AdditiveMetric;
import dev.linas.core.objective.Goal;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.ObjectiveMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontFinderTest {
    /** Two groups of variables: depth controls two of them, the other two meet in a term. */
    private static final String SPACE =
            """
            {"format": "linas-space/1", "name": "groups", "variables": [
              {"name": "d", "options": [1, 2]}, {"name": "a", "options": [0, 1, 2]},
              {"name": "b", "options": [0, 1, 2]}, {"name": "c", "options": [0, 1, 2, 3]},
              {"name": "e", "options": [0, 1]}, {"name": "free", "options": [0, 1]}],
             "active": [{"variables": ["b"], "when": {"d": [2]}}]}
            """;

    private static final String SEARCH =
            """
            id: groups
            space: space.json
            objectives:
              - {metric: cost, pool: lab, goal: minimize}
              - {metric: quality, pool: lab, goal: maximize%s}
            pools:
              lab: {meter: lookup-table, file: table.json, metrics: [cost, quality]}
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFindByComponentsTheFrontThatBruteForceFinds(long seed) throws Exception {
        SearchFile file = randomProblem(seed, "");

        List<double[]> byComponents =
                SeparableFront.find(file.spec().space(), file.spec().objectives(), sums(file))
                        .orElseThrow();

        List<double[]> byForce = NonDominated.of(allCosts(file));
        assertThat(byComponents).hasSameSizeAs(byForce);
        for (int i = 0; i < byForce.size(); i++) {
            assertThat(byComponents.get(i)).containsExactly(byForce.get(i), within(1e-9));
        }
        assertThat(byForce.size()).isGreaterThan(2);
    }

    @Test
    void shouldEnumerateASmallSpace() throws Exception {
        SearchFile file = randomProblem(7, "");

        TrueFront front = FrontFinder.find(file).orElseThrow();

        assertThat(front.source()).isEqualTo(TrueFront.Source.ENUMERATION);
        assertThat(front.costs()).containsExactlyElementsOf(NonDominated.of(allCosts(file)));
    }

    @Test
    void shouldLeaveOutWhatBreaksABound() throws Exception {
        SearchFile free = randomProblem(7, "");
        double bound = -NonDominated.of(allCosts(free)).get(2)[1];

        TrueFront front = FrontFinder.find(randomProblem(7, ", bound: " + bound)).orElseThrow();

        assertThat(front.costs())
                .containsExactlyElementsOf(
                        NonDominated.of(allCosts(free)).stream()
                                .filter(cost -> -cost[1] >= bound)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"additive-45", "interacting-45"})
    void shouldSolveA45VariableProblemByComponents(String name) throws Exception {
        SearchFile file = GeneratedProblems.generate(name, folder).read(Map.of());

        TrueFront front = FrontFinder.find(file).orElseThrow();

        assertThat(front.source()).isEqualTo(TrueFront.Source.COMPONENTS);
        assertThat(front.costs()).hasSizeGreaterThan(100);
        SplittableRandom random = new SplittableRandom(1);
        try (ObjectiveMeters meters = ObjectiveMeters.open(file.spec(), file.pools())) {
            for (int i = 0; i < 500; i++) {
                double[] values = meters.measure(file.spec().space().random(random)).orElseThrow();
                double[] cost = ObjectiveCosts.of(values, file.spec().objectives());
                assertThat(front.costs()).anyMatch(best -> NonDominated.noWorse(best, cost));
            }
        }
    }

    @Test
    void shouldNotKnowTheFrontOfWhatIsMeasuredByACommand() throws Exception {
        Files.writeString(folder.resolve("space.json"), SPACE);
        Path search = folder.resolve("command.yaml");
        Files.writeString(
                search,
                """
                id: real
                space: space.json
                objectives:
                  - {metric: cost, pool: lab, goal: minimize}
                pools:
                  lab: {meter: command, command: ["true"], metrics: [cost]}
                """);

        assertThat(FrontFinder.find(SearchFile.read(search, ForeignPools.REFUSED))).isEmpty();
    }

    private SearchFile randomProblem(long seed, String bound) throws IOException {
        Files.writeString(folder.resolve("space.json"), SPACE);
        Files.writeString(folder.resolve("table.json"), table(new SplittableRandom(seed)));
        Path search = folder.resolve("search.yaml");
        Files.writeString(search, SEARCH.formatted(bound));
        return SearchFile.read(search, ForeignPools.REFUSED);
    }

    private static String table(SplittableRandom random) {
        List<String> metrics = new ArrayList<>();
        for (String metric : List.of("cost", "quality")) {
            metrics.add(
                    "\"%s\": {\"bias\": %s, \"terms\": [%s, %s, %s]}"
                            .formatted(
                                    metric,
                                    random.nextDouble(),
                                    "{\"variables\": [\"d\", \"a\"], \"values\": %s}"
                                            .formatted(values(random, List.of(1, 2), 3)),
                                    ("{\"when\": {\"d\": [2]}, \"variables\": [\"b\"],"
                                                    + " \"values\": %s}")
                                            .formatted(values(random, List.of(), 3)),
                                    "{\"variables\": [\"e\", \"c\"], \"values\": %s}"
                                            .formatted(values(random, List.of(0, 1), 4))));
        }
        return "{\"format\": \"linas-lookup-table/1\", \"metrics\": {%s}}"
                .formatted(String.join(", ", metrics));
    }

    /**
     * A value for every option of the first variable, if there are two, with every one of the
     * second.
     */
    private static String values(SplittableRandom random, List<Integer> first, int second) {
        List<String> values = new ArrayList<>();
        for (Integer one : first.isEmpty() ? List.of(-1) : first) {
            for (int other = 0; other < second; other++) {
                String key = first.isEmpty() ? "" + other : one + "," + other;
                values.add("\"%s\": %s".formatted(key, random.nextDouble()));
            }
        }
        return "{" + String.join(", ", values) + "}";
    }

    private static List<AdditiveMetric> sums(SearchFile file) {
        PoolSettings pool = file.pools().get("lab");
        Map<String, AdditiveMetric> sums =
                pool.meter()
                        .additiveMetrics(new MeterSite("lab", file.spec().space(), pool.device()))
                        .orElseThrow();
        return List.of(sums.get("cost"), sums.get("quality"));
    }

    private static List<double[]> allCosts(SearchFile file) throws InterruptedException {
        List<double[]> costs = new ArrayList<>();
        try (ObjectiveMeters meters = ObjectiveMeters.open(file.spec(), file.pools())) {
            for (Genome genome : file.spec().space().canonicalGenomes().toList()) {
                costs.add(
                        ObjectiveCosts.of(
                                meters.measure(genome).orElseThrow(), file.spec().objectives()));
            }
        }
        assertThat(file.spec().objectives().get(1).goal()).isEqualTo(Goal.MAXIMIZE);
        return costs;
    }
}
