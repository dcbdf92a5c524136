package dev.linas.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.error.UserError;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the questions and orders of the pages. Thread-safe. */
final class DashboardApi {
    private static final ObjectWriter WRITER = new JsonMapper().writer();
    private static final Pattern SEARCH =
            Pattern.compile("/api/searches/([A-Za-z0-9._-]{1,100})(/[a-z]+)?");
    private static final Pattern CANDIDATE =
            Pattern.compile(
                    "/api/searches/([A-Za-z0-9._-]{1,100})/candidates/([0-9]{1,9})/([0-9]{1,9})");

    private final StreamView view;
    private final Order orders;
    private final Candidates candidates;
    private final Clock clock;

    /** An answer: its HTTP status and its JSON text. */
    record Answer(int status, String json) {}

    /** Gives an order, and says for people what was ordered. */
    interface Order {
        String give(String id, String order, String budget);
    }

    /** Looks a candidate up. */
    interface Candidates {
        Optional<ObjectNode> find(String id, int round, int index);
    }

    DashboardApi(StreamView view, Order orders, Candidates candidates, Clock clock) {
        this.view = view;
        this.orders = orders;
        this.candidates = candidates;
        this.clock = clock;
    }

    /**
     * Answers a question.
     *
     * @param query parameters by name
     */
    Answer get(String path, Map<String, String> query) {
        if (path.equals("/api/overview")) {
            return ok(view.read(all -> ViewJson.overview(all, clock.millis())));
        }
        Matcher candidate = CANDIDATE.matcher(path);
        if (candidate.matches()) {
            return answered(
                    () ->
                            candidates
                                    .find(
                                            candidate.group(1),
                                            Integer.parseInt(candidate.group(2)),
                                            Integer.parseInt(candidate.group(3)))
                                    .map(DashboardApi::ok)
                                    .orElseGet(() -> error(404, "there is no such candidate")));
        }
        Matcher search = SEARCH.matcher(path);
        if (search.matches() && search.group(2) == null) {
            return ofSearch(search.group(1), ViewJson::details);
        }
        if (search.matches() && search.group(2).equals("/points")) {
            String from = query.getOrDefault("from", "0");
            if (!from.matches("[0-9]{1,9}")) {
                return error(400, "'from' must be a number of points");
            }
            return ofSearch(
                    search.group(1), found -> ViewJson.points(found, Integer.parseInt(from)));
        }
        return error(404, "no such page");
    }

    /**
     * Takes an order, whose token was checked.
     *
     * @param body the new budget where it is an extension
     */
    Answer post(String path, String body) {
        Matcher search = SEARCH.matcher(path);
        if (!search.matches()
                || search.group(2) == null
                || !Orders.isOne(search.group(2).substring(1))) {
            return error(404, "no such order");
        }
        return answered(
                () ->
                        ok(
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put(
                                                "ordered",
                                                orders.give(
                                                        search.group(1),
                                                        search.group(2).substring(1),
                                                        body))));
    }

    private Answer ofSearch(String id, Function<SearchView, ObjectNode> question) {
        return view.read(
                all ->
                        all.search(id)
                                .map(found -> ok(question.apply(found)))
                                .orElseGet(
                                        () -> error(404, "there is no search '%s'".formatted(id))));
    }

    private static Answer answered(Supplier<Answer> answer) {
        try {
            return answer.get();
        } catch (UnreachableError e) {
            return error(503, String.valueOf(e.getMessage()));
        } catch (UserError e) {
            return error(409, String.valueOf(e.getMessage()));
        }
    }

    /** An answer that says what is wrong. */
    static Answer error(int status, String message) {
        return new Answer(
                status, text(JsonNodeFactory.instance.objectNode().put("error", message)));
    }

    private static Answer ok(JsonNode node) {
        return new Answer(200, text(node));
    }

    private static String text(JsonNode node) {
        try {
            return WRITER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory is always writable", e);
        }
    }
}
