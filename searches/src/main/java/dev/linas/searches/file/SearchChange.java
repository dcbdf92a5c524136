package dev.linas.searches.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.linas.core.search.SearchSpecBuilder;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** How a search file differs from the search that already has its id. */
public sealed interface SearchChange {

    /** Nothing differs: the search goes on as it is. */
    record Identical() implements SearchChange {}

    /**
     * Only the budget differs, and it is larger than the one in force.
     *
     * @param evaluations the new budget, in evaluations
     */
    record LargerBudget(int evaluations) implements SearchChange {}

    /**
     * Something differs that cannot change any more.
     *
     * @param field dotted key of the search file, e.g. {@code objectives} or {@code pools.gpu.file}
     * @param existing its value in the existing search
     * @param given its value in the file
     */
    record Differs(String field, String existing, String given) implements SearchChange {
        /** One line that names the field and says what can be done. */
        public String message(String searchId) {
            return ("search '%s' exists with another '%s': it has %s, the file says %s; restore the"
                            + " value, or give the changed search another id")
                    .formatted(searchId, field, existing, given);
        }
    }

    /**
     * The search of a file as the one that exists would have been recorded: an earlier version
     * recorded no initial design that the file does not name, and sizes of rounds that the file
     * leaves to the defaults stay those that the search began with, also where the budget has grown
     * since.
     *
     * @param file the file of {@code given}
     */
    static Search asRecordedFor(Search existing, SearchFile file, Search given) {
        boolean isRecorded =
                existing.getStrategy() != null && existing.getStrategy().getInitialDesign() != null;
        Search.Builder recorded = Search.newBuilder(given);
        if (!isRecorded && file.declared().strategy().initialDesign().isEmpty()) {
            recorded.setStrategy(
                    Strategy.newBuilder(given.getStrategy()).setInitialDesign(null).build());
        }
        boolean knowsRows = !file.declared().strategy().earlierRows().isEmpty();
        OptionalInt none = OptionalInt.empty();
        if (hasDefaultPopulation(given, budget(given))
                && (hasDefaultPopulation(existing, budget(existing))
                        || hasDefaultPopulation(existing, none))) {
            recorded.setPopulation(existing.getPopulation());
        }
        if (beginsByDefault(given, budget(given), knowsRows)
                && (beginsByDefault(existing, budget(existing), knowsRows)
                        || beginsByDefault(existing, none, knowsRows))) {
            recorded.setInitialPopulation(existing.getInitialPopulation());
        }
        return recorded.build();
    }

    private static OptionalInt budget(Search search) {
        return search.getBudget() == null
                ? OptionalInt.empty()
                : OptionalInt.of(search.getBudget());
    }

    private static boolean hasDefaultPopulation(Search search, OptionalInt budget) {
        return search.getPopulation()
                == SearchSpecBuilder.defaultPopulation(search.getTactic(), budget);
    }

    private static boolean beginsByDefault(Search search, OptionalInt budget, boolean knowsRows) {
        return search.getInitialPopulation()
                == SearchSpecBuilder.defaultInitialPopulation(
                        search.getTactic(), budget, knowsRows, search.getPopulation());
    }

    /**
     * Compares an existing search with what a file asks for now.
     *
     * @param existing the search as it was started
     * @param budgetInForce its budget in evaluations after every extension; empty: no limit
     * @param given the search of the file
     */
    static SearchChange compare(Search existing, OptionalInt budgetInForce, Search given) {
        Map<String, Object> before = fields(existing);
        Map<String, Object> now = fields(given);
        TreeSet<String> pools = new TreeSet<>(existing.getPools().keySet());
        pools.addAll(given.getPools().keySet());
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(now.keySet()); // tactics declare settings, so either may have some of its own
        for (String key : keys) {
            if (!Objects.equals(before.get(key), now.get(key))) {
                return new Differs(key, text(before.get(key)), text(now.get(key)));
            }
        }
        for (String pool : pools) {
            String key = "pools." + pool;
            JsonNode was = tree(existing.getPools().get(pool));
            JsonNode is = tree(given.getPools().get(pool));
            if (!was.equals(is)) {
                return difference(key, was, is);
            }
        }
        return budget(existing, budgetInForce, given);
    }

    private static SearchChange budget(Search existing, OptionalInt inForce, Search given) {
        Integer was = existing.getBudget();
        Integer is = given.getBudget();
        if (Objects.equals(was, is)) {
            return new Identical();
        }
        if (was == null || is == null || inForce.isEmpty() || is < was) {
            return new Differs(
                    "budget.evaluations",
                    text(was),
                    text(is) + " (only a larger number is accepted)");
        }
        return is > inForce.getAsInt() ? new LargerBudget(is) : new Identical();
    }

    /** Everything but the budget and the pools, by the key of the search file. */
    private static Map<String, Object> fields(Search search) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("space", search.getSpaceName() + ", content " + search.getSpaceDigest());
        fields.put("objectives", search.getObjectives());
        fields.put("also_measure", search.getAlsoMeasured());
        fields.put("tactic", search.getTactic());
        fields.put("predictor", search.getPredictor());
        fields.put("population", search.getPopulation());
        fields.put("initial_population", search.getInitialPopulation());
        fields.put("inner_evaluations", search.getInnerEvaluations());
        fields.put("budget.stagnation_rounds", search.getStagnationRounds());
        fields.put("reference_point", search.getReferencePoint());
        fields.put("round.deadline", search.getRoundDeadlineMillis());
        fields.put("round.quorum", search.getQuorum());
        fields.put("seed", search.getSeed());
        fields.putAll(StrategyFields.of(search.getStrategy()));
        if (search.getWarmStartSearch() != null) { // its front may have grown since
            fields.put("warm_start", "the front of search " + search.getWarmStartSearch());
        }
        return fields;
    }

    /** The innermost setting that differs. */
    private static Differs difference(String path, JsonNode was, JsonNode is) {
        if (was.isObject() && is.isObject()) {
            TreeSet<String> keys = new TreeSet<>();
            was.fieldNames().forEachRemaining(keys::add);
            is.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                if (!was.path(key).equals(is.path(key))) {
                    return difference(path + "." + key, was.path(key), is.path(key));
                }
            }
        }
        return new Differs(path, text(was), text(is));
    }

    private static JsonNode tree(String json) {
        try {
            return json == null ? MissingNode.getInstance() : new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("pool settings are no JSON: " + json, e);
        }
    }

    private static String text(Object value) {
        if (value == null || value instanceof MissingNode) {
            return "none";
        }
        return value.toString();
    }
}
