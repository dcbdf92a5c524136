package dev.linas.searches.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.EarlierRow;
import dev.linas.schemas.Goal;
import dev.linas.schemas.Objective;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.TestSpaces;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SearchChangeTest {
    private static final OptionalInt IN_FORCE = OptionalInt.of(20);

    @Test
    void shouldFindNoChangeWhateverStartedItAndWhen() {
        Search given =
                Search.newBuilder(search())
                        .setCreatedAt(Instant.EPOCH.plusSeconds(60))
                        .setCodeVersion("2")
                        .build();

        assertThat(SearchChange.compare(search(), IN_FORCE, given))
                .isEqualTo(new SearchChange.Identical());
    }

    @Test
    void shouldFindNoChangeInTheFrontOfASearchToBeginWith() {
        Search given = Search.newBuilder(search()).setWarmStartSearch("other").build();
        Search begun =
                Search.newBuilder(given)
                        .setStrategy(
                                Strategy.newBuilder()
                                        .setWarmStart(List.of(ByteBuffer.wrap(new byte[4])))
                                        .build())
                        .build();

        assertThat(SearchChange.compare(begun, IN_FORCE, given))
                .isEqualTo(new SearchChange.Identical());
    }

    @Test
    void shouldFindNoChangeInADesignThatATacticFilledInSince() {
        SearchFile silent = file("");
        SearchFile asking = file("initial_design: extremes\n");
        Search filledIn = silent.toRecord(Instant.EPOCH, "2");
        Search before =
                Search.newBuilder(filledIn).setStrategy(Strategy.newBuilder().build()).build();

        assertThat(filledIn.getStrategy().getInitialDesign()).isEqualTo("space-filling");
        assertThat(resumed(before, silent)).isEqualTo(new SearchChange.Identical());
        assertThat(resumed(filledIn, silent)).isEqualTo(new SearchChange.Identical());
        assertThat(resumed(before, asking)).isInstanceOf(SearchChange.Differs.class);
        assertThat(resumed(filledIn, asking)).isInstanceOf(SearchChange.Differs.class);
    }

    /** Small budgets have small rounds; a search that began so goes on so. */
    @Test
    void shouldFindNoChangeInSizesOfRoundsThatFollowFromTheBudget() {
        SearchFile small = file("");
        SearchFile large = SearchFile.parse("toy.yaml", LARGE, ForeignPools.ALLOWED);
        Search begun = small.toRecord(Instant.EPOCH, "2");
        Search byEarlierVersion =
                Search.newBuilder(begun).setPopulation(10).setInitialPopulation(30).build();

        assertThat(begun.getPopulation()).isEqualTo(5);
        assertThat(begun.getInitialPopulation()).isEqualTo(10);
        assertThat(resumed(begun, large)).isEqualTo(new SearchChange.LargerBudget(400));
        assertThat(resumed(byEarlierVersion, small)).isEqualTo(new SearchChange.Identical());
        assertThat(resumed(byEarlierVersion, large)).isEqualTo(new SearchChange.LargerBudget(400));
        assertThat(resumed(begun, file("population: 6\n")))
                .isInstanceOf(SearchChange.Differs.class);
        assertThat(resumed(begun, file("initial_population: 12\n")))
                .isInstanceOf(SearchChange.Differs.class);
    }

    private static final String LARGE =
            """
            id: toy
            space: ofa-mbv3-d234-e346-k357-w1.0
            objectives: [{metric: macs, pool: pi, goal: minimize}]
            budget: {evaluations: 400}
            """;

    private static SearchFile file(String more) {
        String text =
                """
                id: toy
                space: ofa-mbv3-d234-e346-k357-w1.0
                objectives: [{metric: macs, pool: pi, goal: minimize}]
                budget: {evaluations: 20}
                """;
        return SearchFile.parse("toy.yaml", text + more, ForeignPools.ALLOWED);
    }

    private static SearchChange resumed(Search existing, SearchFile file) {
        Search given = file.toRecord(Instant.EPOCH, "2");
        return SearchChange.compare(
                existing, IN_FORCE, SearchChange.asRecordedFor(existing, file, given));
    }

    @Test
    void shouldAcceptALargerBudget() {
        assertThat(compareBudget(20, 20, 30)).isEqualTo(new SearchChange.LargerBudget(30));
    }

    @Test
    void shouldTakeABudgetThatIsInForceAlreadyAsNoChange() {
        assertThat(compareBudget(20, 30, 30)).isEqualTo(new SearchChange.Identical());
        assertThat(compareBudget(20, 30, 25)).isEqualTo(new SearchChange.Identical());
    }

    @Test
    void shouldRejectASmallerBudget() {
        assertThat(compareBudget(20, 20, 10))
                .isInstanceOfSatisfying(
                        SearchChange.Differs.class,
                        differs -> {
                            assertThat(differs.field()).isEqualTo("budget.evaluations");
                            assertThat(differs.message("toy"))
                                    .contains("'toy'", "'budget.evaluations'", "20", "10", "id");
                        });
    }

    @Test
    void shouldRejectTakingTheBudgetAway() {
        assertThat(compareBudget(20, 20, null))
                .isInstanceOfSatisfying(
                        SearchChange.Differs.class,
                        differs -> assertThat(differs.field()).isEqualTo("budget.evaluations"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void shouldNameTheFieldThatDiffers(String field, Consumer<Search.Builder> change) {
        Search.Builder given = Search.newBuilder(search()).setBudget(100);
        change.accept(given);

        assertThat(SearchChange.compare(search(), IN_FORCE, given.build()))
                .isInstanceOfSatisfying(
                        SearchChange.Differs.class,
                        differs -> {
                            assertThat(differs.field()).isEqualTo(field);
                            assertThat(differs.existing()).isNotEqualTo(differs.given());
                        });
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("space", search -> search.setSpaceDigest("other")),
                change(
                        "objectives",
                        search ->
                                search.setObjectives(
                                        List.of(
                                                new Objective(
                                                        "a", "b", Goal.MINIMIZE, null, false)))),
                change("tactic", search -> search.setTactic("random")),
                change("predictor", search -> search.setPredictor("ridge")),
                change("population", search -> search.setPopulation(5)),
                change("initial_population", search -> search.setInitialPopulation(5)),
                change("inner_evaluations", search -> search.setInnerEvaluations(5)),
                change("budget.stagnation_rounds", search -> search.setStagnationRounds(5)),
                change("reference_point", search -> search.setReferencePoint(List.of(1.0, 2.0))),
                change("round.deadline", search -> search.setRoundDeadlineMillis(5L)),
                change("round.quorum", search -> search.setQuorum(0.5)),
                change("seed", search -> search.setSeed(5)),
                change("warm_start", search -> search.setWarmStartSearch("other")),
                change(
                        "warm_start.rows",
                        search ->
                                search.setStrategy(
                                        Strategy.newBuilder().setEarlierRows(rows(71.0)).build())),
                change("pools.lab", search -> search.setPools(Map.of())),
                change(
                        "pools.lab.file",
                        search ->
                                search.setPools(
                                        Map.of("lab", "{\"file\":\"u.csv\",\"meter\":\"table\"}"))),
                change(
                        "pools.phone",
                        search ->
                                search.setPools(
                                        Map.of(
                                                "lab",
                                                search().getPools().get("lab"),
                                                "phone",
                                                "{\"meter\":\"table\"}"))));
    }

    private static List<EarlierRow> rows(double accuracy) {
        return List.of(new EarlierRow(ByteBuffer.wrap(new byte[4]), List.of(accuracy, 9.0)));
    }

    @Test
    void shouldTellRowsOfBeforeByTheirNumberAndContent() {
        SearchChange change = SearchChange.compare(withRows(71.0), IN_FORCE, withRows(72.0));

        assertThat(change.toString())
                .contains("warm_start.rows")
                .containsPattern("1 rows, content [0-9a-f]{8}.*1 rows, content [0-9a-f]{8}")
                .doesNotContain("72.0");
    }

    private static Search withRows(double accuracy) {
        return Search.newBuilder(search())
                .setStrategy(Strategy.newBuilder().setEarlierRows(rows(accuracy)).build())
                .build();
    }

    private static Arguments change(String field, Consumer<Search.Builder> change) {
        return Arguments.of(field, change);
    }

    private static SearchChange compareBudget(Integer started, int inForce, Integer given) {
        return SearchChange.compare(
                Search.newBuilder(search()).setBudget(started).build(),
                OptionalInt.of(inForce),
                Search.newBuilder(search()).setBudget(given).build());
    }

    private static Search search() {
        return SearchMapper.toRecord(
                TestSpaces.spec(),
                Optional.empty(),
                1.0,
                Map.of("lab", "{\"file\":\"t.csv\",\"meter\":\"table\"}"),
                Instant.EPOCH,
                "1");
    }
}
