package dev.linas.trainer.progress;

import dev.linas.trainer.round.FinishReason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Copies a {@link Progress} with some components changed. Not thread-safe. */
final class ProgressEdit {
    private final Progress from;
    private int round;
    private RoundCounts counts;
    private int proposed;
    private OptionalInt budget;
    private List<UserCommand.AddedPool> addedPools;
    private boolean paused;
    private boolean stopRequested;
    private Optional<FinishReason> finished;
    private Optional<Failure> failure;
    private boolean retryRequested;
    private Optional<String> lastError;
    private Optional<List<Double>> referencePoint;
    private OptionalDouble hypervolume;
    private int stagnantRounds;

    ProgressEdit(Progress from) {
        this.from = from;
        this.round = from.round();
        this.counts = from.counts();
        this.proposed = from.proposed();
        this.budget = from.budget();
        this.addedPools = from.addedPools();
        this.paused = from.paused();
        this.stopRequested = from.stopRequested();
        this.finished = from.finished();
        this.failure = from.failure();
        this.retryRequested = from.retryRequested();
        this.lastError = from.lastError();
        this.referencePoint = from.referencePoint();
        this.hypervolume = from.hypervolume();
        this.stagnantRounds = from.stagnantRounds();
    }

    ProgressEdit round(int value) {
        round = value;
        return this;
    }

    ProgressEdit counts(RoundCounts value) {
        counts = value;
        return this;
    }

    ProgressEdit proposed(int value) {
        proposed = value;
        return this;
    }

    ProgressEdit budget(OptionalInt value) {
        budget = value;
        return this;
    }

    ProgressEdit addedPools(List<UserCommand.AddedPool> value) {
        addedPools = value;
        return this;
    }

    ProgressEdit paused(boolean value) {
        paused = value;
        return this;
    }

    ProgressEdit stopRequested(boolean value) {
        stopRequested = value;
        return this;
    }

    ProgressEdit finished(Optional<FinishReason> value) {
        finished = value;
        return this;
    }

    ProgressEdit failure(Optional<Failure> value) {
        failure = value;
        return this;
    }

    ProgressEdit retryRequested(boolean value) {
        retryRequested = value;
        return this;
    }

    ProgressEdit lastError(String value) {
        lastError = Optional.of(value);
        return this;
    }

    ProgressEdit referencePoint(Optional<List<Double>> value) {
        referencePoint = value;
        return this;
    }

    ProgressEdit hypervolume(OptionalDouble value) {
        hypervolume = value;
        return this;
    }

    ProgressEdit stagnantRounds(int value) {
        stagnantRounds = value;
        return this;
    }

    Progress done() {
        return new Progress(
                from.searchId(),
                round,
                counts,
                proposed,
                budget,
                addedPools,
                paused,
                stopRequested,
                finished,
                failure,
                retryRequested,
                lastError,
                referencePoint,
                hypervolume,
                stagnantRounds);
    }
}
