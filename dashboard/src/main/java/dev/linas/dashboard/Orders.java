package dev.linas.dashboard;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.CommandKind;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import java.util.Map;

/** Orders to a search, checked as those of the command line are. */
final class Orders {
    private static final Map<String, CommandKind> KINDS =
            Map.of(
                    "pause", CommandKind.PAUSE,
                    "resume", CommandKind.RESUME,
                    "stop", CommandKind.STOP);
    private static final String EXTEND = "extend";

    private final SearchRecords searches;

    Orders(SearchRecords searches) {
        this.searches = searches;
    }

    /** Whether there is an order of this name. */
    static boolean isOne(String order) {
        return order.equals(EXTEND) || KINDS.containsKey(order);
    }

    /**
     * Gives an order.
     *
     * @param budget the new total budget in evaluations, as text; of an extension only
     * @return what was ordered, for people
     * @throws UserError if there is no such search, or the order makes no sense where it stands
     */
    String give(String id, String order, String budget) {
        SearchState state = searches.get(id);
        if (!order.equals(EXTEND)) {
            searches.order(state, KINDS.get(order));
            return "search '%s': %s ordered".formatted(id, order);
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
