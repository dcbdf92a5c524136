package dev.linas.core.search;

import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a search with those of one sub-network put together that was measured more than once:
 * for its spread, so that means stand in the place of values, or for some of the objectives first.
 * Pure and deterministic.
 */
public final class PooledRows {
    private PooledRows() {}

    /**
     * One row in the place of all those that have the same genome and standard errors, at the place
     * of the first of them. Rows without standard errors stay as they are.
     *
     * <p>The value of an objective is the mean of the different measured values, since the same
     * value twice is an answer that was given again; its standard error is that of the mean. Where
     * one of them is exact, the first such value counts.
     *
     * <p>Rows of a sub-network that was to be measured for some of the objectives are left out as
     * soon as there is one of it for all of them, which has what they have.
     *
     * @param rows by (round, index)
     * @return by (round, index); the same list where nothing is put together
     */
    public static List<Evaluation> of(List<Evaluation> rows) {
        return repeatsPooled(withoutCompleted(rows));
    }

    private static List<Evaluation> withoutCompleted(List<Evaluation> rows) {
        if (rows.stream().noneMatch(Evaluation::isPartial)) {
            return rows;
        }
        Set<Genome> whole = new HashSet<>();
        rows.stream().filter(row -> !row.isPartial()).forEach(row -> whole.add(row.genome()));
        return rows.stream()
                .filter(row -> !row.isPartial() || !whole.contains(row.genome()))
                .toList();
    }

    private static List<Evaluation> repeatsPooled(List<Evaluation> rows) {
        Map<Genome, List<Evaluation>> byGenome = new LinkedHashMap<>();
        int repeats = 0;
        for (Evaluation row : rows) {
            if (row.hasSpread()) {
                List<Evaluation> same =
                        byGenome.computeIfAbsent(row.genome(), genome -> new ArrayList<>());
                repeats += same.isEmpty() ? 0 : 1;
                same.add(row);
            }
        }
        if (repeats == 0) {
            return rows;
        }
        List<Evaluation> pooled = new ArrayList<>();
        Set<Genome> done = new HashSet<>();
        for (Evaluation row : rows) {
            if (!row.hasSpread()) {
                pooled.add(row);
            } else if (done.add(row.genome())) {
                List<Evaluation> same = byGenome.get(row.genome());
                pooled.add(same.size() == 1 ? row : pooled(same));
            }
        }
        return List.copyOf(pooled);
    }

    private static Evaluation pooled(List<Evaluation> same) {
        Evaluation first = same.get(0);
        double[] values = new double[first.objectives()];
        double[] errors = new double[values.length];
        for (int o = 0; o < values.length; o++) {
            Map<Double, Double> errorByValue = new LinkedHashMap<>();
            for (Evaluation row : same) {
                if (!Double.isNaN(row.value(o))) {
                    errorByValue.putIfAbsent(row.value(o), row.standardError(o));
                }
            }
            values[o] = Double.NaN;
            double sum = 0;
            double squares = 0;
            boolean exact = false;
            for (Map.Entry<Double, Double> measured : errorByValue.entrySet()) {
                if (measured.getValue() == 0 && !exact) {
                    exact = true;
                    values[o] = measured.getKey();
                }
                sum += measured.getKey();
                squares += measured.getValue() * measured.getValue();
            }
            if (!exact && !errorByValue.isEmpty()) {
                values[o] = sum / errorByValue.size();
                errors[o] = Math.sqrt(squares) / errorByValue.size();
            }
        }
        return first.with(values, errors);
    }
}
