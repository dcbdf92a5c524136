package dev.linas.searches.result;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Members of a front that cannot be told apart in an objective, since their difference is within
 * what their standard errors allow for with 99 % confidence. Where an objective was measured again
 * in turns, that alone tells it ({@link MeasuredAgain#ties}). Immutable.
 *
 * @param objective {@code metric@pool}
 * @param pairs in the order of the front, none twice; may be empty
 */
public record IndistinctMembers(String objective, List<Pair> pairs) {
    /** 99.5 % point of the standard normal distribution. */
    private static final double CONFIDENT = 2.5758;

    public IndistinctMembers {
        pairs = List.copyOf(pairs);
    }

    /** Two members of which nobody can say which is better. */
    public record Pair(Evaluation one, Evaluation other) {
        @Override
        public String toString() {
            return place(one) + " and " + place(other);
        }
    }

    /** Round and index, as texts name a member. */
    static String place(Evaluation member) {
        return member.id().toString();
    }

    /**
     * Finds members of a front that standard errors do not tell apart.
     *
     * @param elsewhere objectives of which something else tells it
     * @return an entry for each other objective of which a member has a standard error
     */
    public static List<IndistinctMembers> of(
            SearchSpec spec, List<Evaluation> front, Set<String> elsewhere) {
        List<IndistinctMembers> all = new ArrayList<>();
        for (int o = 0; o < spec.objectives().size(); o++) {
            int objective = o;
            String id = spec.objectives().get(o).id();
            if (!elsewhere.contains(id)
                    && front.stream().anyMatch(member -> member.standardError(objective) > 0)) {
                all.add(new IndistinctMembers(id, pairs(front, o)));
            }
        }
        return List.copyOf(all);
    }

    /**
     * Finds members of a front that cannot be told apart, by measuring again in turns or else by
     * standard errors.
     */
    static List<IndistinctMembers> of(
            SearchSpec spec, List<Evaluation> front, List<MeasuredAgain> again) {
        Map<String, IndistinctMembers> byObjective = new LinkedHashMap<>();
        for (MeasuredAgain each : again) {
            List<Pair> pairs =
                    each.ties().stream()
                            .map(
                                    tie ->
                                            new Pair(
                                                    each.members().get(tie.one()),
                                                    each.members().get(tie.other())))
                            .toList();
            byObjective.put(each.objective(), new IndistinctMembers(each.objective(), pairs));
        }
        of(spec, front, byObjective.keySet())
                .forEach(each -> byObjective.put(each.objective(), each));
        return spec.objectives().stream()
                .map(Objective::id)
                .filter(byObjective::containsKey)
                .map(byObjective::get)
                .toList();
    }

    private static List<Pair> pairs(List<Evaluation> front, int objective) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < front.size(); i++) {
            for (int j = i + 1; j < front.size(); j++) {
                Evaluation one = front.get(i);
                Evaluation other = front.get(j);
                double difference = Math.abs(one.value(objective) - other.value(objective));
                double error =
                        StrictMath.hypot(
                                one.standardError(objective), other.standardError(objective));
                if (error > 0 && difference <= CONFIDENT * error) { // NaN is no difference
                    pairs.add(new Pair(one, other));
                }
            }
        }
        return pairs;
    }

    /** The members that one cannot be told from, by (round, index). */
    Set<Evaluation> notToldFrom(Evaluation member) {
        Set<Evaluation> others = new TreeSet<>();
        for (Pair pair : pairs) {
            if (pair.one().equals(member)) {
                others.add(pair.other());
            } else if (pair.other().equals(member)) {
                others.add(pair.one());
            }
        }
        return others;
    }

    /** A line for people. */
    String describe() {
        return "%s, by the standard errors of its values (99 %%): %s"
                .formatted(objective, TieText.of(pairs.stream().map(Pair::toString).toList()));
    }
}
