package dev.linas.log.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Policies that are to be compared. */
public final class Policies {
    private Policies() {}

    /**
     * The recorded policy, then every combination of what is given; an empty list leaves its part
     * as it was. Aggregations alone are not compared with the recorded policy, whose values are
     * others.
     */
    public static List<Policy> product(
            List<String> predictors,
            List<String> batches,
            List<String> algorithms,
            List<Aggregation> aggregations) {
        List<Policy> all = new ArrayList<>();
        for (Optional<Aggregation> aggregation : choices(aggregations)) {
            for (Optional<String> predictor : choices(predictors)) {
                for (Optional<String> batch : choices(batches)) {
                    for (Optional<String> algorithm : choices(algorithms)) {
                        all.add(new Policy(predictor, batch, algorithm, aggregation));
                    }
                }
            }
        }
        if (aggregations.isEmpty() && !all.contains(Policy.RECORDED)) {
            all.add(0, Policy.RECORDED);
        }
        return all;
    }

    private static <T> List<Optional<T>> choices(List<T> given) {
        return given.isEmpty()
                ? List.of(Optional.empty())
                : given.stream().distinct().map(Optional::of).toList();
    }
}
