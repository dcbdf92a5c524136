package dev.linas.trainer.stream;

import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.trainer.progress.CandidateKey;
import dev.linas.trainer.progress.Failure;
import dev.linas.trainer.progress.Outcome;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.Result;
import dev.linas.trainer.progress.RoundCounts;
import dev.linas.trainer.progress.TrackedCandidate;
import dev.linas.trainer.progress.UserCommand;
import dev.linas.trainer.round.FinishReason;
import dev.linas.trainer.state.AddedPoolState;
import dev.linas.trainer.state.OutcomeState;
import dev.linas.trainer.state.ProgressState;
import dev.linas.trainer.state.ResultState;
import dev.linas.trainer.state.TrackedCandidateState;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Between the trainer's values and their records in the stores. Pure; each way undoes the other.
 */
final class StateMapper {
    private StateMapper() {}

    static TrackedCandidateState toState(TrackedCandidate candidate) {
        return TrackedCandidateState.newBuilder()
                .setRound(candidate.key().round())
                .setIndex(candidate.key().index())
                .setGenome(GenomeMapper.toBytes(candidate.genome()))
                .setRoundSize(boxed(candidate.roundSize()))
                .setResults(candidate.results().stream().map(StateMapper::toState).toList())
                .setUsedIn(boxed(candidate.usedIn()))
                .setAsked(candidate.asked())
                .build();
    }

    static TrackedCandidate toCandidate(String searchId, TrackedCandidateState state) {
        return new TrackedCandidate(
                new CandidateKey(searchId, state.getRound(), state.getIndex()),
                GenomeMapper.toGenome(state.getGenome()),
                optional(state.getRoundSize()),
                state.getResults().stream().map(StateMapper::toResult).toList(),
                optional(state.getUsedIn()),
                state.getAsked());
    }

    static ProgressState toState(Progress progress) {
        RoundCounts counts = progress.counts();
        return ProgressState.newBuilder()
                .setRound(progress.round())
                .setSize(counts.size())
                .setArrived(counts.arrived())
                .setSettled(counts.settled())
                .setOpenedAt(counts.openedAt().isPresent() ? counts.openedAt().getAsLong() : null)
                .setProposed(progress.proposed())
                .setBudget(boxed(progress.budget()))
                .setAddedPools(
                        progress.addedPools().stream()
                                .map(added -> new AddedPoolState(added.pool(), added.metrics()))
                                .toList())
                .setPaused(progress.paused())
                .setStopRequested(progress.stopRequested())
                .setFinishReason(progress.finished().map(Enum::name).orElse(null))
                .setFailedAt(progress.failure().map(f -> f.step().name()).orElse(null))
                .setFailure(progress.failure().map(Failure::reason).orElse(null))
                .setRetryRequested(progress.retryRequested())
                .setLastError(progress.lastError().orElse(null))
                .setReferencePoint(progress.referencePoint().orElse(null))
                .setHypervolume(
                        progress.hypervolume().isPresent()
                                ? progress.hypervolume().getAsDouble()
                                : null)
                .setStagnantRounds(progress.stagnantRounds())
                .build();
    }

    static Progress toProgress(String searchId, ProgressState state) {
        Long openedAt = state.getOpenedAt();
        Double hypervolume = state.getHypervolume();
        return new Progress(
                searchId,
                state.getRound(),
                new RoundCounts(
                        state.getSize(),
                        state.getArrived(),
                        state.getSettled(),
                        openedAt == null ? OptionalLong.empty() : OptionalLong.of(openedAt)),
                state.getProposed(),
                optional(state.getBudget()),
                state.getAddedPools().stream()
                        .map(
                                added ->
                                        new UserCommand.AddedPool(
                                                added.getPool(), added.getMetrics()))
                        .toList(),
                state.getPaused(),
                state.getStopRequested(),
                Optional.ofNullable(state.getFinishReason()).map(FinishReason::valueOf),
                Optional.ofNullable(state.getFailedAt())
                        .map(step -> new Failure(Failure.Step.valueOf(step), state.getFailure())),
                state.getRetryRequested(),
                Optional.ofNullable(state.getLastError()),
                Optional.ofNullable(state.getReferencePoint()),
                hypervolume == null ? OptionalDouble.empty() : OptionalDouble.of(hypervolume),
                state.getStagnantRounds());
    }

    private static ResultState toState(Result result) {
        return ResultState.newBuilder()
                .setPool(result.pool())
                .setMetric(result.metric())
                .setOutcome(OutcomeState.valueOf(result.outcome().name()))
                .setValue(result.outcome() == Outcome.MEASURED ? result.value() : null)
                .setStandardError(result.standardError())
                .setSeconds(result.seconds())
                .build();
    }

    private static Result toResult(ResultState state) {
        Double value = state.getValue();
        return new Result(
                state.getPool(),
                state.getMetric(),
                Outcome.valueOf(state.getOutcome().name()),
                value == null ? Double.NaN : value,
                state.getStandardError(),
                state.getSeconds());
    }

    /** The value as nullable fields have it. */
    static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
