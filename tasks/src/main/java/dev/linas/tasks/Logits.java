package dev.linas.tasks;

import java.nio.FloatBuffer;

/** Numbers whose softmax is the likelihood of each of some choices. */
public final class Logits {
    private Logits() {}

    /**
     * The logarithm of the sum of e to each of some logits; a logit less it is the choice's
     * log-likelihood, in nats.
     *
     * @param begin index of the first of them
     * @throws NotFiniteException if a logit is no finite number
     */
    public static double logarithmOfSum(FloatBuffer logits, int begin, int count) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            float logit = logits.get(begin + i);
            if (!Float.isFinite(logit)) {
                throw new NotFiniteException("the logit of token %d is %s".formatted(i, logit));
            }
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += StrictMath.exp(logits.get(begin + i) - most);
        }
        return most + StrictMath.log(sum);
    }
}
