package dev.linas.searches.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.pool.MetricCatalog;
import dev.linas.searches.TestSpaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchWarningTest {
    private static final List<Double> POINT = List.of(0.0, 100.0);

    @Test
    void shouldSayNothingOfAnOrdinaryResult() {
        assertThat(of(TestSpaces.spec(), POINT, p(60, 4), p(70, 9))).isEmpty();
        assertThat(of(TestSpaces.bounded(5), POINT, p(60, 4), p(70, 9))).isEmpty();
    }

    @Test
    void shouldSayThatNothingKeepsTheBounds() {
        assertThat(of(TestSpaces.bounded(0), POINT, p(60, 4), p(70, 9)))
                .singleElement()
                .extracting(SearchWarning::text)
                .isEqualTo(
                        "no sub-network keeps the bounds (latency_ms@phone at most 0); the nearest"
                                + " breaks latency_ms@phone by 4");
    }

    @Test
    void shouldSayThatMostFailed() {
        assertThat(of(TestSpaces.spec(), POINT, p(60, 4), p(Double.NaN, 9), p(70, Double.NaN)))
                .singleElement()
                .extracting(SearchWarning::text)
                .isEqualTo("2 of 3 evaluations failed, so the front rests on 1");
        assertThat(of(TestSpaces.spec(), POINT, p(60, 4), p(Double.NaN, 9))).isEmpty();
    }

    @Test
    void shouldSayThatAValueLiesHugelyBeyondTheOthers() {
        assertThat(
                        of(
                                TestSpaces.spec(),
                                POINT,
                                p(60, 4),
                                p(70, 9),
                                p(71, 10),
                                p(72, 11),
                                p(73, Double.MAX_VALUE)))
                .singleElement()
                .extracting(SearchWarning::text)
                .asString()
                .startsWith(
                        "latency_ms@phone: 1 of 5 values lie hugely beyond the others (4 to 11),"
                                + " first 1.798e+308 of round 0 index 4;");
    }

    @Test
    void shouldSayThatAMetricCannotHaveAValue() {
        assertThat(of(TestSpaces.spec(), POINT, p(60, 4), p(70, -9), p(80, -1)))
                .singleElement()
                .extracting(SearchWarning::text)
                .isEqualTo(
                        "latency_ms@phone: 2 of 3 values are impossible for what its name says,"
                                + " first -9 of round 0 index 1; look at what pool 'phone' measures"
                                + " with");
        assertThat(MetricCatalog.ALL.excludes("accuracy_top1", 100.1)).isTrue();
        assertThat(MetricCatalog.ALL.excludes("accuracy_top1", 100)).isFalse();
        assertThat(MetricCatalog.ALL.excludes("accuracy_gain", -3)).isFalse();
        assertThat(MetricCatalog.ALL.excludes("loss", -3)).isFalse();
    }

    @Test
    void shouldSayThatAllSubNetworksMeasureTheSame() {
        double[][] same = new double[SearchWarning.TELLING][];
        for (int i = 0; i < same.length; i++) {
            same[i] = p(60 + i, 4);
        }

        assertThat(of(TestSpaces.spec(), POINT, same))
                .singleElement()
                .extracting(SearchWarning::text)
                .isEqualTo(
                        "latency_ms@phone: all 8 sub-networks so far have the value 4; either what"
                                + " pool 'phone' measures with does not look at the genome, or this"
                                + " objective tells no sub-networks apart and can be left out");
        assertThat(of(TestSpaces.spec(), POINT, Arrays.copyOf(same, same.length - 1))).isEmpty();
        same[3] = p(63, 4.001);
        assertThat(of(TestSpaces.spec(), POINT, same)).isEmpty();
    }

    @Test
    void shouldSayThatTheReferencePointExcludesEverything() {
        assertThat(of(TestSpaces.spec(), List.of(90.0, 1.0), p(60, 4), p(70, 9)))
                .singleElement()
                .extracting(SearchWarning::kind)
                .isEqualTo(SearchWarning.Kind.REFERENCE_EXCLUDES_ALL);
    }

    @Test
    void shouldSayThatTheHypervolumeIsBeyondNumbers() {
        assertThat(of(TestSpaces.spec(), List.of(-1e300, 1e300), p(60, 4), p(70, 0)))
                .singleElement()
                .extracting(SearchWarning::kind)
                .isEqualTo(SearchWarning.Kind.VOLUME_BEYOND_NUMBERS);
    }

    @Test
    void shouldSayEachKindOnceAndAllOfOneKindTogether() {
        SearchResult result =
                result(
                        TestSpaces.spec(),
                        POINT,
                        p(60, 4),
                        p(70, 9),
                        p(71, 10),
                        p(72, 11),
                        p(-Double.MAX_VALUE, Double.MAX_VALUE));
        Set<SearchWarning.Kind> said = EnumSet.of(SearchWarning.Kind.BOUNDS_BROKEN);

        assertThat(SearchWarning.unsaid(result, said))
                .isEqualTo(SearchWarning.of(result))
                .extracting(SearchWarning::kind)
                .containsExactly(
                        SearchWarning.Kind.IMPOSSIBLE,
                        SearchWarning.Kind.OUTLIER,
                        SearchWarning.Kind.OUTLIER);
        assertThat(said)
                .containsExactly(
                        SearchWarning.Kind.BOUNDS_BROKEN,
                        SearchWarning.Kind.IMPOSSIBLE,
                        SearchWarning.Kind.OUTLIER);
        assertThat(SearchWarning.unsaid(result, said)).isEmpty();
    }

    private static List<SearchWarning> of(SearchSpec spec, List<Double> point, double[]... values) {
        return SearchWarning.of(result(spec, point, values));
    }

    private static SearchResult result(SearchSpec spec, List<Double> point, double[]... values) {
        List<Evaluation> rows = new ArrayList<>();
        for (double[] row : values) {
            rows.add(
                    new Evaluation(
                            0,
                            rows.size(),
                            Genome.of(0, rows.size() % 3, 0, rows.size() / 3),
                            row,
                            false));
        }
        return new SearchResult(
                spec,
                rows,
                ParetoFront.of(rows, spec.objectives()),
                0,
                Optional.of(point),
                AlsoMeasured.NOTHING,
                List.of(),
                Optional.empty());
    }

    private static double[] p(double... values) {
        return values;
    }
}
