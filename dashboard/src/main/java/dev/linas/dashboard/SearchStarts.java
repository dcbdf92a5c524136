package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.runtime.CodeVersion;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.stream.SearchRecords;

/** Starts searches from texts of search files, checked as the command line checks them. */
final class SearchStarts {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SearchRecords searches;

    SearchStarts(SearchRecords searches) {
        this.searches = searches;
    }

    /** The names that a search file may use: the built-in spaces and the tactics. */
    static ObjectNode choices() {
        ObjectNode choices = NODES.objectNode();
        BuiltInSpaces.names().forEach(choices.putArray("spaces")::add);
        Tactics.ALL.names().forEach(choices.putArray("tactics")::add);
        return choices;
    }

    /**
     * Reads a search file, and starts its search if that is wanted. Paths in it start from the
     * folder that the dashboard was started in.
     *
     * @param name of the file, for messages
     * @return what became of it, and warnings, for people
     * @throws dev.linas.runtime.error.UserError naming every problem that was found
     */
    ObjectNode start(String name, String text, boolean really) {
        SearchFile file = SearchFile.parse(name, text, ForeignPools.ALLOWED);
        ObjectNode answer = NODES.objectNode();
        answer.put("id", file.spec().id());
        answer.put(
                "said",
                really
                        ? searches.start(file, CodeVersion.current()).describe(file.spec())
                        : "search '%s' can be started".formatted(file.spec().id()));
        ArrayNode warnings = answer.putArray("warnings");
        file.warnings().forEach(warnings::add);
        return answer;
    }
}
