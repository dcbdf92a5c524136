package dev.linas.dashboard;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.CommandKind;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import java.util.Map;

/** Commands of users to a search, checked as those of the command line are. */
final class UserCommands {
    private static final Map<String, CommandKind> KINDS =
            Map.of(
                    "pause", CommandKind.PAUSE,
                    "resume", CommandKind.RESUME,
                    "stop", CommandKind.STOP);
    private static final String EXTEND = "extend";

    private final SearchRecords searches;

    UserCommands(SearchRecords searches) {
        this.searches = searches;
    }

    /** Whether there is a command of this name. */
    static boolean isOne(String command) {
        return command.equals(EXTEND) || KINDS.containsKey(command);
    }

    /**
     * Sends a command.
     *
     * @param budget the new total budget in evaluations, as text; of an extension only
     * @return what was ordered, for people
     * @throws UserError if there is no such search, or the command makes no sense where it stands
     */
    String send(String id, String command, String budget) {
        SearchState state = searches.get(id);
        if (!command.equals(EXTEND)) {
            searches.send(state, KINDS.get(command));
            return "search '%s': %s ordered".formatted(id, command);
        }
        int evaluations = evaluations(budget);
        state.requireExtendableTo(evaluations);
        searches.extend(id, evaluations);
        return "search '%s': budget extended to %d evaluations".formatted(id, evaluations);
    }

    private static int evaluations(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new UserError(
                    "budget '%s': expected a whole number of evaluations".formatted(text), e);
        }
    }
}
