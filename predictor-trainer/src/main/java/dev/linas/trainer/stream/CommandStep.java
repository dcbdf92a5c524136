package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.schemas.Command;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.UserCommand;
import java.util.List;

/** What a command makes of the stored progress of its search. Not thread-safe. */
final class CommandStep {
    private final State state;

    CommandStep(State state) {
        this.state = state;
    }

    /**
     * Applies a command of a search that is known, once.
     *
     * @param now its timestamp, milliseconds since the epoch
     * @throws ContradictionException naming it, if it makes no sense for the search
     */
    void apply(Command command, long now) {
        String searchId = command.getSearchId();
        Progress changed = applied(state.progress(searchId).orElseThrow(), command);
        boolean goesOn =
                RecordMapper.userCommand(command) instanceof UserCommand.Retry
                        && !changed.retryRequested();
        if (goesOn) {
            List<Objective> objectives = state.search(searchId).orElseThrow().spec().objectives();
            changed = changed.recounted(state.candidates(searchId), objectives, now);
        }
        state.put(changed);
        state.putSeen(command);
    }

    /**
     * The progress after a command. A refusal names the command: one that waited for its search is
     * dead-lettered with the bytes of the search.
     */
    static Progress applied(Progress progress, Command command) {
        try {
            return RecordMapper.userCommand(command).applyTo(progress);
        } catch (ContradictionException e) {
            throw new ContradictionException(
                    "command %s: %s".formatted(command.getCommandId(), e.getMessage()));
        }
    }
}
