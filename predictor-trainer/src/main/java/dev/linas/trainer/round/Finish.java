package dev.linas.trainer.round;

import dev.linas.core.search.Attempts;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides whether a search ends. */
final class Finish {
    private Finish() {}

    static Optional<FinishReason> reason(TrainingRequest request, int stagnantRounds) {
        if (request.stopRequested()) {
            return Optional.of(FinishReason.STOPPED);
        }
        if (Attempts.of(request.rows()).exhaust(request.spec().space(), request.pending())) {
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
}
