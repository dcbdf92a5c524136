package dev.linas.searches.stream;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a search stands, as its records tell.
 *
 * @param search the search as it was started
 * @param lastRound the last closed round; empty before the first
 * @param commands every command given to it, oldest first
 */
public record SearchState(Search search, Optional<Round> lastRound, List<Command> commands) {
    public SearchState {
        commands = List.copyOf(commands);
    }

    /** The phases of a search. */
    public enum Lifecycle {
        RUNNING,
        PAUSED,
        STOPPING,
        FINISHED,
        FAILED
    }

    /** The phase that the search is in, or goes into as soon as its commands are applied. */
    public Lifecycle phase() {
        if (failure().isPresent()) {
            return Lifecycle.FAILED;
        }
        if (finishReason().filter(reason -> reason != FinishReason.FAILED).isPresent()
                && !extendedSince()) {
            return Lifecycle.FINISHED;
        }
        boolean paused = false;
        for (Command command : commands) {
            switch (command.getKind()) {
                case STOP -> {
                    return Lifecycle.STOPPING;
                }
                case PAUSE -> paused = true;
                case RESUME -> paused = false;
                default -> {}
            }
        }
        return paused ? Lifecycle.PAUSED : Lifecycle.RUNNING;
    }

    /** Why the last round ended the search; empty if it did not. */
    public Optional<FinishReason> finishReason() {
        return lastRound.map(Round::getFinishReason);
    }

    /** The reason of its failure; empty if it did not fail, or was told to go on since. */
    public Optional<String> failure() {
        Optional<String> failure = Optional.empty();
        Instant at = Instant.MIN;
        if (finishReason().filter(FinishReason.FAILED::equals).isPresent()) {
            Round round = lastRound.orElseThrow();
            failure = Optional.of(String.valueOf(round.getFailure()));
            at = round.getClosedAt();
        }
        for (Command command : commands) {
            if (command.getKind() == CommandKind.FAIL && failure.isEmpty()) {
                failure = Optional.of(String.valueOf(command.getFailure()));
                at = command.getIssuedAt();
            } else if (command.getKind() == CommandKind.RETRY
                    && command.getIssuedAt().isAfter(at)) {
                failure = Optional.empty();
            }
        }
        return failure;
    }

    /** The budget in force in evaluations, extensions that were only just given included. */
    public OptionalInt budget() {
        Integer budget = lastRound.isPresent() ? lastRound.get().getBudget() : search.getBudget();
        if (budget == null) {
            return OptionalInt.empty();
        }
        int largest = budget;
        for (Command command : commands) {
            if (command.getKind() == CommandKind.EXTEND_BUDGET && command.getBudget() != null) {
                largest = Math.max(largest, command.getBudget());
            }
        }
        return OptionalInt.of(largest);
    }

    /** Evaluations of all closed rounds. */
    public int evaluations() {
        return lastRound.map(Round::getArchive).map(Archive::getEvaluations).orElse(0);
    }

    /** The state in one word, with the reason when it is over, e.g. {@code finished (budget)}. */
    public String describe() {
        String name = phase().name().toLowerCase(Locale.ROOT);
        if (phase() == Lifecycle.FAILED) {
            return "failed (%s)".formatted(failure().orElseThrow());
        }
        return phase() == Lifecycle.FINISHED
                ? "%s (%s)"
                        .formatted(
                                name,
                                finishReason()
                                        .orElseThrow()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '))
                : name;
    }

    /**
     * Whether it ended by its budget, and a larger one was given that no round has taken up yet.
     * The evaluations do not tell: a deadline may have closed the last round without some of them.
     */
    private boolean extendedSince() {
        return finishReason().filter(FinishReason.BUDGET::equals).isPresent()
                && budget().orElse(0) > lastRound.orElseThrow().getBudget();
    }

    /**
     * Checks that a command makes sense.
     *
     * @throws UserError saying where the search stands, if it does not
     */
    void requireSenseOf(CommandKind command) {
        Lifecycle phase = phase();
        boolean fits =
                switch (command) {
                    case PAUSE -> phase == Lifecycle.RUNNING;
                    case RESUME -> phase == Lifecycle.PAUSED;
                    case RETRY -> phase == Lifecycle.FAILED;
                    default -> phase == Lifecycle.RUNNING || phase == Lifecycle.PAUSED;
                };
        if (!fits) {
            throw new UserError(
                    "search '%s' is %s; there is nothing to %s"
                            .formatted(
                                    search.getSearchId(),
                                    describe(),
                                    command.name().toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * Checks that the budget can be extended.
     *
     * @param evaluations the new total budget
     * @throws UserError saying why not
     */
    public void requireExtendableTo(int evaluations) {
        String id = search.getSearchId();
        OptionalInt inForce = budget();
        if (inForce.isEmpty()) {
            throw new UserError("search '%s' has no budget to extend".formatted(id));
        }
        if (evaluations <= inForce.getAsInt()) {
            throw new UserError(
                    ("budget %d of search '%s' is not larger than the one in force, %d;"
                                    + " expected more")
                            .formatted(evaluations, id, inForce.getAsInt()));
        }
        if (endedForGood()) {
            throw new UserError(
                    "search '%s' is %s and does not go on; start another under a new id"
                            .formatted(id, describe()));
        }
    }

    /**
     * Checks that a further pool has candidates to measure.
     *
     * @throws UserError saying what brings some, if there are none
     */
    public void requireLaterCandidates() {
        if (phase() != Lifecycle.FINISHED && phase() != Lifecycle.STOPPING) {
            return;
        }
        String id = search.getSearchId();
        throw new UserError(
                "search '%s' is %s and has no later candidates; %s"
                        .formatted(
                                id,
                                describe(),
                                endedForGood()
                                        ? "start another under a new id"
                                        : "'linas search extend %s N' has it go on".formatted(id)));
    }

    /** Whether no larger budget has it go on. */
    private boolean endedForGood() {
        return phase() == Lifecycle.STOPPING
                || finishReason().filter(reason -> reason != FinishReason.BUDGET).isPresent();
    }
}
