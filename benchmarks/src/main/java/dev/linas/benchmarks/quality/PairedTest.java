package dev.linas.benchmarks.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * Whether paired samples differ: Wilcoxon's signed-rank test, and Holm's correction of several
 * tests.
 */
final class PairedTest {
    /** Most pairs of which the exact distribution is worked out: it takes 2^n steps. */
    private static final int MOST_EXACT = 20;

    private PairedTest() {}

    /**
     * The two-sided p-value of "there is no difference". Pairs without a difference are left out,
     * as Wilcoxon (1945) does; without any pair left it is 1.
     *
     * @param left one sample
     * @param right the other, pair by pair; of the same length
     */
    static double pValue(double[] left, double[] right) {
        int[] unequal = IntStream.range(0, left.length).filter(i -> left[i] != right[i]).toArray();
        if (unequal.length == 0) {
            return 1;
        }
        double[] x = Arrays.stream(unequal).mapToDouble(i -> left[i]).toArray();
        double[] y = Arrays.stream(unequal).mapToDouble(i -> right[i]).toArray();
        double p =
                new WilcoxonSignedRankTest()
                        .wilcoxonSignedRankTest(x, y, unequal.length <= MOST_EXACT);
        return Math.min(1, p);
    }

    /**
     * Corrects the p-values of several tests for their number (Holm, "A Simple Sequentially
     * Rejective Multiple Test Procedure", 1979).
     *
     * @return the corrected values, in the given order, each 0..1
     */
    static List<Double> holm(List<Double> pValues) {
        List<Integer> ascending =
                IntStream.range(0, pValues.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(pValues::get))
                        .toList();
        List<Double> corrected = new ArrayList<>(pValues);
        double least = 0;
        for (int place = 0; place < ascending.size(); place++) {
            int test = ascending.get(place);
            least = Math.max(least, Math.min(1, (pValues.size() - place) * pValues.get(test)));
            corrected.set(test, least);
        }
        return corrected;
    }
}
