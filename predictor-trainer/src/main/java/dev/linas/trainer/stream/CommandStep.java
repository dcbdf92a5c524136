package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.schemas.Command;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.UserCommand;
import java.util.List;

/** Applies a command to the stored progress of its search. Not thread-safe. */
final class CommandStep {
    private final SearchStores stores;

    CommandStep(SearchStores stores) {
        this.stores = stores;
    }

    /**
     * Applies a command of a search that is known, once.
     *
     * @param now its timestamp, milliseconds since the epoch
     * @throws ContradictionException naming it, if it makes no sense for the search
     */
    void apply(Command command, long now) {
        String searchId = command.getSearchId();
        UserCommand asked = RecordMapper.userCommand(command);
        Progress changed = applied(stores.progress(searchId).orElseThrow(), asked, command);
        boolean goesOn = asked instanceof UserCommand.Retry && !changed.retryRequested();
        if (goesOn) {
            List<Objective> objectives = stores.search(searchId).orElseThrow().spec().objectives();
            changed = changed.recounted(stores.candidates(searchId), objectives, now);
        }
        stores.put(changed);
        stores.putSeen(command);
    }

    /**
     * The progress after a command. A refusal names the command: one that waited for its search is
     * dead-lettered with the bytes of the search.
     */
    static Progress applied(Progress progress, UserCommand asked, Command command) {
        try {
            return asked.applyTo(progress);
        } catch (ContradictionException e) {
            throw new ContradictionException(
                    "command %s: %s".formatted(command.getCommandId(), e.getMessage()));
        }
    }
}
