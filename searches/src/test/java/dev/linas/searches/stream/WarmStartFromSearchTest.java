package dev.linas.searches.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Round;
import dev.linas.schemas.Row;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.TestSpaces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarmStartFromSearchTest {
    private static final Search OTHER =
            SearchMapper.toRecord(
                    TestSpaces.spec(), Optional.empty(), 1.0, Map.of(), Instant.EPOCH, "1");
    private static final Search GIVEN =
            Search.newBuilder(OTHER).setSearchId("second").setWarmStartSearch("toy").build();

    @Test
    void shouldTakeTheGenomesOfTheFrontInItsOrderAndKeepTheRestOfTheStrategy() {
        Search given =
                Search.newBuilder(GIVEN)
                        .setStrategy(Strategy.newBuilder().setBatch("diversity").build())
                        .build();

        var strategy =
                SearchMapper.toSpec(
                                WarmStartFromSearch.of(
                                        given, OTHER, archive(genome(2), genome(0)), List.of()))
                        .strategy();

        assertThat(strategy.warmStart()).containsExactly(genome(2), genome(0));
        assertThat(strategy.batch()).contains("diversity");
    }

    @Test
    void shouldLearnFromTheRowsOfObjectivesOfTheSameMetric() {
        Search given = withObjectives("latency_ms@board", "watts@lab", "accuracy@lab");
        List<Round> rounds =
                List.of(
                        round(0, row(0, genome(1), 70, 9), row(1, genome(2), 80, Double.NaN)),
                        round(1, row(0, genome(1), 71, 8), row(1, genome(0), 60, 5)));

        var strategy =
                SearchMapper.toSpec(
                                WarmStartFromSearch.of(given, OTHER, archive(genome(2)), rounds))
                        .strategy();

        assertThat(strategy.earlierRows())
                .containsExactly(
                        new Evaluation(0, 0, genome(1), new double[] {9, Double.NaN, 70}, false),
                        new Evaluation(
                                0, 1, genome(2), new double[] {Double.NaN, Double.NaN, 80}, false),
                        new Evaluation(0, 2, genome(0), new double[] {5, Double.NaN, 60}, false));
    }

    private static Search withObjectives(String... ids) {
        return Search.newBuilder(GIVEN)
                .setObjectives(
                        Stream.of(ids)
                                .map(id -> id.split("@"))
                                .map(
                                        part ->
                                                dev.linas.schemas.Objective.newBuilder(
                                                                OTHER.getObjectives().get(1))
                                                        .setMetric(part[0])
                                                        .setPool(part[1])
                                                        .build())
                                .toList())
                .build();
    }

    private static Row row(int index, Genome genome, double... values) {
        return EvaluationMapper.toRow(new Evaluation(0, index, genome, values, false));
    }

    private static Round round(int number, Row... rows) {
        return Round.newBuilder(SearchStates.closed(2, null).orElseThrow())
                .setNumber(number)
                .setRows(List.of(rows))
                .build();
    }

    @Test
    void shouldRefuseASearchThatHasNoFrontYet() {
        for (Optional<Archive> none : List.of(Optional.<Archive>empty(), archive())) {
            assertThatThrownBy(() -> WarmStartFromSearch.of(GIVEN, OTHER, none, List.of()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll(
                            "search 'toy' has no front yet", "'linas search show toy'");
        }
    }

    @Test
    void shouldRefuseASearchOfAnotherSpace() {
        Search elsewhere =
                Search.newBuilder(OTHER).setSpaceName("moon").setSpaceDigest("ab12").build();

        assertThatThrownBy(
                        () ->
                                WarmStartFromSearch.of(
                                        GIVEN, elsewhere, archive(genome(0)), List.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("search 'toy'", "'moon'", "ab12", "'tiny'");
    }

    private static Genome genome(int kernel) {
        return Genome.of(0, kernel, 0, 0);
    }

    private static Optional<Archive> archive(Genome... front) {
        return Optional.of(
                new Archive(
                        "toy",
                        0,
                        front.length,
                        0,
                        List.of(front).stream()
                                .map(g -> new Evaluation(0, 0, g, new double[] {70, 9}, false))
                                .map(EvaluationMapper::toFrontPoint)
                                .toList(),
                        1.0,
                        List.of(1.0, 2.0),
                        List.of()));
    }
}
