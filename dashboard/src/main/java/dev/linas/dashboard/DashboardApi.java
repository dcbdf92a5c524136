package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Answers the stream and orders of the pages. Thread-safe. */
final class DashboardApi {
    private static final String ID = "[A-Za-z0-9._-]{1,100}";
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

    /** Which candidate of which search a path names, and what of it. */
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
    Answer get(String path, Map<String, String> query) {
        if (path.equals("/api/overview")) {
            return Answer.ok(view.read(all -> ViewJson.overview(all, clock.millis())));
        }
        if (path.equals("/api/choices")) {
            return Answer.ok(SearchStarts.choices());
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
                return Answer.error(400, "'from' must be a number of points");
            }
            return ofSearch(
                    search.group(1), found -> ViewJson.points(found, Integer.parseInt(from)));
        }
        return Answer.error(404, "no such page");
    }

    private Answer ofCandidate(Named named) {
        return switch (named.part()) {
            case "" ->
                    stream.candidate(named.id(), named.round(), named.index())
                            .map(Answer::ok)
                            .orElseGet(() -> Answer.error(404, "there is no such candidate"));
            case "/layers" -> Answer.ok(stream.layers(named.id(), named.round(), named.index()));
            case "/explanation" ->
                    said(
                            "explanation",
                            stream.explanation(named.id(), named.round(), named.index()));
            default -> Answer.error(404, "no such page");
        };
    }

    private Answer compare(String ids) {
        if (!SEVERAL.matcher(ids).matches()) {
            return Answer.error(400, "'ids' must be ids of searches, 16 at most");
        }
        Set<String> asked = new LinkedHashSet<>(List.of(ids.split(",", -1)));
        return answered(() -> Answer.ok(ComparisonJson.of(view, asked)));
    }

    /**
     * Takes an order, whose token was checked; so is the network of a candidate asked for, which
     * takes a while to make.
     *
     * @param query parameters by name
     * @param body the new budget where it is an extension, the search file where one is given
     */
    Answer post(String path, Map<String, String> query, String body) {
        if (path.equals("/api/searches") || path.equals("/api/check")) {
            String name = query.getOrDefault("name", "search.yaml");
            if (name.chars().anyMatch(Character::isISOControl)) {
                return Answer.error(400, "'name' must be the name of a file");
            }
            boolean really = path.equals("/api/searches");
            return answered(() -> Answer.ok(stream.start(name, body, really)));
        }
        Matcher candidate = CANDIDATE.matcher(path);
        if (candidate.matches() && "/onnx".equals(candidate.group(4))) {
            Named named = Named.of(candidate);
            return answered(
                    () -> Answer.file(stream.onnx(named.id(), named.round(), named.index())));
        }
        Matcher search = SEARCH.matcher(path);
        if (!search.matches()
                || search.group(2) == null
                || !Orders.isOne(search.group(2).substring(1))) {
            return Answer.error(404, "no such order");
        }
        String order = search.group(2).substring(1);
        return answered(() -> said("ordered", stream.order(search.group(1), order, body)));
    }

    private static Answer said(String what, String text) {
        return Answer.ok(NODES.objectNode().put(what, text));
    }

    private Answer ofSearch(String id, Function<SearchView, ObjectNode> question) {
        return view.read(
                all ->
                        all.search(id)
                                .map(found -> Answer.ok(question.apply(found)))
                                .orElseGet(
                                        () ->
                                                Answer.error(
                                                        404,
                                                        "there is no search '%s'".formatted(id))));
    }

    private static Answer answered(Supplier<Answer> answer) {
        try {
            return answer.get();
        } catch (UnreachableError e) {
            return Answer.error(503, String.valueOf(e.getMessage()));
        } catch (UserError e) {
            return Answer.error(409, String.valueOf(e.getMessage()));
        }
    }
}
