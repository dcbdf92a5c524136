package dev.linas.log.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.pareto.FrontCurve;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.log.SimulatedRecords;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.Objective;
import dev.linas.schemas.Search;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchComparisonTest {
    @TempDir static Path linasFolder;
    @TempDir static Path randomFolder;

    private static SearchLog linas;
    private static SearchLog random;

    @BeforeAll
    static void runTwoSearches() throws Exception {
        linas = SimulatedRecords.run(linasFolder, "").log();
        random = SimulatedRecords.run(randomFolder, "tactic: random\n").log();
    }

    @Test
    void shouldMeasureBothAgainstWhatTheyFoundTogether() {
        SearchComparison comparison =
                SearchComparison.of(List.of("a", "b"), List.of(linas, random));

        double first = comparison.share(comparison.curves().get(0).end());
        double second = comparison.share(comparison.curves().get(1).end());
        assertThat(first).isGreaterThan(second).isLessThanOrEqualTo(1.0);
        assertThat(second).isPositive();
        assertThat(comparison.curves())
                .allSatisfy(
                        curve -> {
                            assertThat(curve.points()).hasSize(60);
                            assertThat(curve.points())
                                    .extracting(FrontCurve.Point::hypervolume)
                                    .isSorted();
                            // Two pools, 5 ms each.
                            assertThat(curve.end().seconds()).isCloseTo(0.6, within(1e-9));
                            assertThat(curve.front())
                                    .isEqualTo(
                                            ParetoFront.of(
                                                    curve.evaluations(), comparison.objectives()));
                        });
    }

    @Test
    void shouldGiveASearchTheWholeShareBesideItself() {
        SearchComparison comparison = SearchComparison.of(List.of("a", "b"), List.of(linas, linas));

        assertThat(comparison.share(comparison.curves().get(0).end())).isEqualTo(1.0);
        assertThat(comparison.curves().get(0).points())
                .isEqualTo(comparison.curves().get(1).points());
    }

    @Test
    void shouldRefuseOtherObjectives() {
        Search search = linas.search();
        List<Objective> objectives = new ArrayList<>(search.getObjectives());
        objectives.set(1, Objective.newBuilder(objectives.get(1)).setMetric("other").build());
        SearchLog other =
                new SearchLog(
                        Search.newBuilder(search).setObjectives(objectives).build(),
                        linas.commands(),
                        linas.candidates(),
                        linas.measurements(),
                        linas.samples(),
                        linas.rounds());

        assertThatThrownBy(() -> SearchComparison.of(List.of("a", "b"), List.of(linas, other)))
                .hasMessage(
                        "b has other objectives than a: [maximize accuracy@lab, minimize"
                                + " other@phone], not [maximize accuracy@lab, minimize ms@phone]");
    }

    @Test
    void shouldRefuseASearchOfWhichNoRoundHasClosed() {
        SearchLog open =
                new SearchLog(
                        linas.search(),
                        List.of(),
                        linas.candidates(),
                        List.of(),
                        List.of(),
                        List.of());

        assertThatThrownBy(() -> SearchComparison.of(List.of("a", "b"), List.of(linas, open)))
                .hasMessageContaining("b: nothing of it is measured yet");
    }

    @Test
    void shouldDrawNoSecondsWhereNoLogTellsThem() {
        SearchLog untimed =
                new SearchLog(
                        linas.search(),
                        linas.commands(),
                        linas.candidates(),
                        List.of(),
                        linas.samples(),
                        linas.rounds());

        assertThat(
                        SearchComparisonSvg.write(
                                SearchComparison.of(List.of("a", "b"), List.of(untimed, untimed))))
                .contains("evaluations")
                .doesNotContain("seconds of measuring");
        assertThat(
                        SearchComparisonSvg.write(
                                SearchComparison.of(List.of("a", "b"), List.of(untimed, linas))))
                .contains("seconds of measuring");
    }

    @Test
    void shouldTellItAsTableCsvAndPicture() {
        SearchComparison comparison =
                SearchComparison.of(List.of("a<1", "b"), List.of(linas, random));

        assertThat(SearchComparisonText.tables(comparison))
                .contains("a<1 ", "After 60 evaluations: a<1 ");
        assertThat(SearchComparisonText.csv(comparison)).hasLineCount(1 + 2 * 60);
        assertThat(SearchComparisonSvg.write(comparison))
                .startsWith("<svg ")
                .contains("a&lt;1", "seconds of measuring")
                .doesNotContain("NaN")
                .isEqualTo(SearchComparisonSvg.write(comparison));
    }
}
