package dev.linas.trainer.round;

import dev.linas.core.search.Attempts;
import dev.linas.core.search.DeviceFront;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides whether a search ends. */
final class Finish {
    /** Candidates that failed, before any was measured, after which a search is given up. */
    private static final int ENOUGH_FAILURES = 10;

    private Finish() {}

    static Optional<FinishReason> reason(TrainingRequest request, int stagnantRounds) {
        if (request.stopRequested()) {
            return Optional.of(FinishReason.STOPPED);
        }
        boolean exhausted =
                Attempts.of(request.rows()).exhaust(request.spec().space(), request.pending());
        if (nothingMeasured(request, exhausted)) {
            return Optional.of(FinishReason.FAILED);
        }
        if (exhausted) {
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

    /** Whether measuring evidently fails for every sub-network. */
    private static boolean nothingMeasured(TrainingRequest request, boolean exhausted) {
        int rows = request.rows().size();
        boolean last = exhausted || rows >= request.budget().orElse(Integer.MAX_VALUE);
        return !request.retried()
                && rows > 0
                && (last || rows >= ENOUGH_FAILURES)
                && DeviceFront.of(request.spec().objectives()).stream()
                        .allMatch(front -> front.complete(request.rows()).isEmpty());
    }
}
