package dev.linas.tasks.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.tasks.NotFiniteException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecommendationScorerTest {

    @Test
    void shouldRankTheFirstAmongAllBehindItsEquals() {
        assertThat(rank(3, 1, 2)).isZero();
        assertThat(rank(3, 4, 2)).isEqualTo(1);
        assertThat(rank(3, 3, 3)).isEqualTo(2);
        assertThat(rank(0f, -0f)).isEqualTo(1);
        assertThat(rank(5)).isZero();
    }

    @Test
    void shouldReadOnlyTheScoresOfOneUser() {
        FloatBuffer scores = FloatBuffer.wrap(new float[] {9, 9, 9, 2, 1, 3, 9});

        assertThat(RecommendationScorer.rank(scores, 3, 3)).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsNoNumber() {
        assertThatThrownBy(() -> rank(1, Float.NaN))
                .isInstanceOf(NotFiniteException.class)
                .hasMessageContaining("candidate 1 of a user has NaN");
        assertThatThrownBy(() -> rank(Float.POSITIVE_INFINITY, 0))
                .isInstanceOf(NotFiniteException.class);
    }

    /** log2 of 2, 3 and 11 by hand. */
    @Test
    void shouldCountHitsAndGainsAsByHand() {
        assertThat(RecommendationScorer.hitRate(0, 9, 10, 99)).isEqualTo(50);
        assertThat(RecommendationScorer.gain(0)).isEqualTo(100);
        assertThat(RecommendationScorer.gain(1)).isCloseTo(63.092975, within(1e-6));
        assertThat(RecommendationScorer.gain(9)).isCloseTo(28.906483, within(1e-6));
        assertThat(RecommendationScorer.gain(10)).isZero();
        assertThat(RecommendationScorer.gain(0, 10)).isEqualTo(50);
    }

    /** NDCG from its definition: gains of a sorted list over those of the best list. */
    @Test
    void shouldEqualListsThatAreSorted() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            float[] scores = new float[100];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = random.nextInt(60); // with ties
            }
            scores[0] = 40 + random.nextInt(20);
            List<Integer> order = new ArrayList<>();
            for (int i = 1; i < scores.length; i++) {
                order.add(i);
            }
            order.add(0); // last of its equals, for the sort is stable
            order.sort(Comparator.comparingDouble(i -> -scores[i]));
            double gain = 0;
            double hits = 0;
            for (int place = 1; place <= 10; place++) {
                int relevant = order.get(place - 1) == 0 ? 1 : 0;
                gain += relevant / (Math.log(place + 1) / Math.log(2));
                hits += relevant;
            }
            int rank = RecommendationScorer.rank(FloatBuffer.wrap(scores), 0, scores.length);

            assertThat(rank).isEqualTo(order.indexOf(0));
            assertThat(RecommendationScorer.gain(rank)).isCloseTo(100 * gain, within(1e-9));
            assertThat(RecommendationScorer.hitRate(rank)).isEqualTo(100 * hits);
        }
    }

    private static int rank(float... scores) {
        return RecommendationScorer.rank(FloatBuffer.wrap(scores), 0, scores.length);
    }
}
