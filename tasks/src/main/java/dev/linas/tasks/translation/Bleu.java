package dev.linas.tasks.translation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU of a corpus (Papineni et al., "BLEU: a Method for Automatic Evaluation of Machine
 * Translation", 2002) as sacreBLEU computes it by default (Post, "A Call for Clarity in Reporting
 * BLEU Scores", 2018; signature {@code case:mixed|eff:no|tok:13a|smooth:exp}): n-grams of 1 to 4
 * tokens of {@code 13a}, case counts, orders without a match are smoothed exponentially.
 */
final class Bleu {
    private static final int ORDERS = 4;

    private Bleu() {}

    /**
     * The score, 0 to 100, the larger the better.
     *
     * @param found a translation of every segment
     * @param references of every segment one translation or more that are right
     */
    static double of(List<String> found, List<List<String>> references) {
        long[] matches = new long[ORDERS];
        long[] totals = new long[ORDERS];
        long length = 0;
        long expectedLength = 0;
        for (int s = 0; s < found.size(); s++) {
            List<String> tokens = Tokens13a.of(found.get(s));
            List<List<String>> right = references.get(s).stream().map(Tokens13a::of).toList();
            length += tokens.size();
            expectedLength += closest(tokens.size(), right);
            for (int order = 1; order <= ORDERS; order++) {
                totals[order - 1] += Math.max(0, tokens.size() - order + 1);
                matches[order - 1] += matches(tokens, right, order);
            }
        }
        return score(matches, totals, length, expectedLength);
    }

    /** Length of the reference that is nearest to a length, of two the shorter one. */
    private static int closest(int length, List<List<String>> references) {
        int best = references.get(0).size();
        for (List<String> reference : references) {
            int size = reference.size();
            int nearer = Math.abs(size - length) - Math.abs(best - length);
            if (nearer < 0 || (nearer == 0 && size < best)) {
                best = size;
            }
        }
        return best;
    }

    /** N-grams that are right, each as often as one reference has it. */
    private static long matches(List<String> tokens, List<List<String>> references, int order) {
        Map<List<String>, Integer> most = new HashMap<>();
        for (List<String> reference : references) {
            counts(reference, order).forEach((ngram, count) -> most.merge(ngram, count, Math::max));
        }
        long matches = 0;
        for (Map.Entry<List<String>, Integer> own : counts(tokens, order).entrySet()) {
            matches += Math.min(own.getValue(), most.getOrDefault(own.getKey(), 0));
        }
        return matches;
    }

    private static Map<List<String>, Integer> counts(List<String> tokens, int order) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int first = 0; first + order <= tokens.size(); first++) {
            counts.merge(tokens.subList(first, first + order), 1, Integer::sum);
        }
        return counts;
    }

    private static double score(long[] matches, long[] totals, long length, long expectedLength) {
        double smoothing = 1;
        double logarithms = 0;
        boolean matched = false;
        for (int n = 0; n < ORDERS; n++) {
            if (totals[n] == 0) {
                return 0;
            }
            if (matches[n] == 0) {
                smoothing *= 2;
            }
            matched |= matches[n] > 0;
            double precision =
                    matches[n] == 0 ? 1 / (smoothing * totals[n]) : (double) matches[n] / totals[n];
            logarithms += StrictMath.log(precision);
        }
        if (!matched) {
            return 0;
        }
        double brevity =
                length < expectedLength ? StrictMath.exp(1 - (double) expectedLength / length) : 1;
        return 100 * brevity * StrictMath.exp(logarithms / ORDERS);
    }
}
