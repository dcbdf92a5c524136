package dev.linas.proposer.batch;

import dev.linas.core.random.Normal;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Chooses, one after another, what is expected to add most hypervolume (Emmerich, Giannakoglou,
 * Naujoks, 2006). The expectation is the mean over {@value #DRAWS} draws from the predicted
 * distributions, the same standard normal numbers for all sub-networks and each with its mirror
 * image, so that chance does not decide between them.
 *
 * <p>A gain only shrinks while the front grows. So the gains are kept in a queue, and only those on
 * top are computed anew (Minoux: Accelerated greedy algorithms, 1978): the same choice for less.
 */
public final class ExpectedHypervolumeImprovement implements BatchSelection {
    private static final int SHORT_LIST = 500;
    private static final int DRAWS = 64;

    @Override
    public List<Prediction> select(BatchRequest request) {
        return SequentialGain.select(
                request, SHORT_LIST, (list, front) -> new Expecting(list, front, request.random()));
    }

    private static final class Expecting implements SequentialGain.Chooser {
        private final ShortList list;
        private final double[][] draws;
        private final PriorityQueue<Gain> gains = new PriorityQueue<>();

        Expecting(ShortList list, GrowingFront front, SplittableRandom random) {
            this.list = list;
            this.draws = mirrored(list.objectives().size(), random);
            for (int i = 0; i < list.members().size(); i++) {
                gains.add(new Gain(expected(i, front), i));
            }
        }

        @Override
        public int next(GrowingFront front, boolean[] taken) {
            while (!gains.isEmpty()) {
                Gain stale = gains.remove();
                Gain now = new Gain(expected(stale.member(), front), stale.member());
                if (gains.isEmpty() || now.compareTo(gains.peek()) <= 0) {
                    return now.value() > 0 ? now.member() : -1;
                }
                gains.add(now);
            }
            return -1;
        }

        private double expected(int member, GrowingFront front) {
            double sum = 0;
            for (double[] deviations : draws) {
                sum += front.gain(list.costs(member, deviations));
            }
            return sum / draws.length;
        }

        private static double[][] mirrored(int objectives, SplittableRandom random) {
            double[][] draws = new double[DRAWS][];
            for (int d = 0; d < DRAWS; d += 2) {
                draws[d] = Normal.draw(objectives, random);
                draws[d + 1] = new double[objectives];
                for (int o = 0; o < objectives; o++) {
                    draws[d + 1][o] = -draws[d][o];
                }
            }
            return draws;
        }
    }

    /** Largest first; of equal ones the earlier member. */
    private record Gain(double value, int member) implements Comparable<Gain> {
        @Override
        public int compareTo(Gain other) {
            int order = Double.compare(other.value, value);
            return order != 0 ? order : Integer.compare(member, other.member);
        }
    }
}
