package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.config.Identifier;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.error.UserError;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the stream and commands of the pages. Thread-safe. */
final class DashboardApi {
    private static final String ID = Identifier.EXPRESSION;
    private static final Pattern SEARCH =
            Pattern.compile("/api/searches/(%s)(/[a-z]+)?".formatted(ID));
    private static final Pattern CANDIDATE =
            Pattern.compile(
                    "/api/searches/(%s)/candidates/([0-9]{1,9})/([0-9]{1,9})(/[a-z]+)?"
                            .formatted(ID));
    private static final Pattern SEVERAL = Pattern.compile("%s(,%s){0,15}".formatted(ID, ID));
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final StreamView view;
    private final StreamService stream;
    private final Clock clock;

    DashboardApi(StreamView view, StreamService stream, Clock clock) {
        this.view = view;
        this.stream = stream;
        this.clock = clock;
    }

    /** The candidate that a path names, and the part of it that is asked for. */
    private record Named(String id, int round, int index, String part) {
        static Named of(Matcher candidate) {
            String part = candidate.group(4);
            return new Named(
                    candidate.group(1),
                    Integer.parseInt(candidate.group(2)),
                    Integer.parseInt(candidate.group(3)),
                    part == null ? "" : part);
        }
    }

    /**
     * Answers a question.
     *
     * @param query parameters by name
     */
    PageAnswer get(String path, Map<String, String> query) {
        if (path.equals("/api/overview")) {
            return PageAnswer.ok(view.read(all -> ViewJson.overview(all, clock.millis())));
        }
        if (path.equals("/api/choices")) {
            return PageAnswer.ok(SearchStarts.choices());
        }
        if (path.equals("/api/compare")) {
            return compare(query.getOrDefault("ids", ""));
        }
        Matcher candidate = CANDIDATE.matcher(path);
        if (candidate.matches()) {
            return answered(() -> ofCandidate(Named.of(candidate)));
        }
        Matcher search = SEARCH.matcher(path);
        if (search.matches() && search.group(2) == null) {
            return ofSearch(search.group(1), ViewJson::details);
        }
        if (search.matches() && search.group(2).equals("/points")) {
            String from = query.getOrDefault("from", "0");
            if (!from.matches("[0-9]{1,9}")) {
                return PageAnswer.error(400, "'from' must be a number of points");
            }
            return ofSearch(
                    search.group(1), found -> ViewJson.points(found, Integer.parseInt(from)));
        }
        return PageAnswer.error(404, "no such page");
    }

    private PageAnswer ofCandidate(Named named) {
        return switch (named.part()) {
            case "" ->
                    stream.candidate(named.id(), named.round(), named.index())
                            .map(PageAnswer::ok)
                            .orElseGet(() -> PageAnswer.error(404, "there is no such candidate"));
            case "/layers" ->
                    PageAnswer.ok(stream.layers(named.id(), named.round(), named.index()));
            case "/explanation" ->
                    said(
                            "explanation",
                            stream.explanation(named.id(), named.round(), named.index()));
            default -> PageAnswer.error(404, "no such page");
        };
    }

    private PageAnswer compare(String ids) {
        if (!SEVERAL.matcher(ids).matches()) {
            return PageAnswer.error(400, "'ids' must be ids of searches, 16 at most");
        }
        Set<String> asked = new LinkedHashSet<>(List.of(ids.split(",", -1)));
        return answered(() -> PageAnswer.ok(ComparisonJson.of(view, asked)));
    }

    /**
     * Takes a command, whose token was checked; so is the network of a candidate asked for, which
     * takes a while to make.
     *
     * @param query parameters by name
     * @param body the new budget where it is an extension, the search file where one is given
     */
    PageAnswer post(String path, Map<String, String> query, String body) {
        if (path.equals("/api/searches") || path.equals("/api/check")) {
            String name = query.getOrDefault("name", "search.yaml");
            if (name.chars().anyMatch(Character::isISOControl)) {
                return PageAnswer.error(400, "'name' must be the name of a file");
            }
            boolean really = path.equals("/api/searches");
            return answered(() -> PageAnswer.ok(stream.start(name, body, really)));
        }
        Matcher candidate = CANDIDATE.matcher(path);
        if (candidate.matches() && "/onnx".equals(candidate.group(4))) {
            Named named = Named.of(candidate);
            return answered(
                    () -> PageAnswer.file(stream.onnx(named.id(), named.round(), named.index())));
        }
        Matcher search = SEARCH.matcher(path);
        if (!search.matches()
                || search.group(2) == null
                || !UserCommands.isOne(search.group(2).substring(1))) {
            return PageAnswer.error(404, "no such command");
        }
        String command = search.group(2).substring(1);
        return answered(() -> said("ordered", stream.command(search.group(1), command, body)));
    }

    private static PageAnswer said(String what, String text) {
        return PageAnswer.ok(NODES.objectNode().put(what, text));
    }

    private PageAnswer ofSearch(String id, Function<SearchView, ObjectNode> question) {
        return view.read(
                all ->
                        all.search(id)
                                .map(found -> PageAnswer.ok(question.apply(found)))
                                .orElseGet(
                                        () ->
                                                PageAnswer.error(
                                                        404,
                                                        "there is no search '%s'".formatted(id))));
    }

    private static PageAnswer answered(Supplier<PageAnswer> answer) {
        try {
            return answer.get();
        } catch (UnreachableError e) {
            return PageAnswer.error(503, String.valueOf(e.getMessage()));
        } catch (UserError e) {
            return PageAnswer.error(409, String.valueOf(e.getMessage()));
        }
    }
}
