package dev.linas.trainer.round;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Decides whether a search ends. */
final class Finish {
    private Finish() {}

    static Optional<FinishReason> reason(TrainingRequest request, int stagnantRounds) {
        if (request.stopRequested()) {
            return Optional.of(FinishReason.STOPPED);
        }
        if (spaceExhausted(request)) {
            return Optional.of(FinishReason.SPACE_EXHAUSTED);
        }
        int proposed = request.rows().size() + request.pending().size();
        if (proposed >= request.budget().orElse(Integer.MAX_VALUE)) {
            return Optional.of(FinishReason.BUDGET);
        }
        OptionalInt allowed = request.spec().stagnationRounds();
        if (allowed.isPresent() && stagnantRounds >= allowed.getAsInt()) {
            return Optional.of(FinishReason.STAGNATION);
        }
        return Optional.empty();
    }

    /** Whether no genome is left to propose: each is pending, settled or failed too often. */
    private static boolean spaceExhausted(TrainingRequest request) {
        Set<Genome> spent = new HashSet<>(request.pending());
        Map<Genome, Integer> attempts = new HashMap<>();
        for (Evaluation row : request.rows()) {
            int attempt = attempts.merge(row.genome(), 1, Integer::sum);
            if (!row.retryable() || attempt >= Evaluation.MOST_ATTEMPTS) {
                spent.add(row.genome());
            }
        }
        BigInteger left =
                request.spec().space().cardinality().subtract(BigInteger.valueOf(spent.size()));
        return left.signum() <= 0;
    }
}
