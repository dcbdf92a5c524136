package dev.linas.log.replay;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.log.matrix.DesignMatrix;
import dev.linas.log.matrix.MatrixFront;
import dev.linas.log.record.InvalidLogException;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Rebuilds design matrix and archive of a search from its measurements, as they come; fits nothing.
 * Of each objective of a candidate the first result counts, as it does for the trainer. With two
 * objectives a measurement costs O(log n). Keeps the design matrix and the front, and nothing of
 * the records. Not thread-safe.
 */
public final class ArchiveReplay {
    private final SearchSpec spec;
    private final int[] options;
    private final DesignMatrix matrix;
    private final List<MatrixFront> fronts;

    public ArchiveReplay(SearchSpec spec) {
        this.spec = spec;
        this.options =
                spec.space().variables().stream().mapToInt(v -> v.options().size()).toArray();
        this.matrix = new DesignMatrix(spec.space().size(), spec.objectives().size());
        this.fronts =
                DeviceFront.of(spec.objectives()).stream()
                        .map(device -> new MatrixFront(matrix, device))
                        .toList();
    }

    /**
     * Takes a measurement of the search; what is measured beside its objectives is left out.
     *
     * @return the row that it belongs to, whether or not it told something new
     * @throws InvalidLogException if it is of another space, or of another genome than an earlier
     *     one of its candidate
     */
    public int accept(Measurement measurement) {
        if (!measurement.getSpaceDigest().equals(spec.space().digest())) {
            throw contradiction(
                    measurement,
                    "is of space %s, not of %s"
                            .formatted(measurement.getSpaceDigest(), spec.space().digest()));
        }
        int before = matrix.size();
        int row;
        try {
            row =
                    matrix.row(
                            measurement.getRound(),
                            measurement.getIndex(),
                            measurement.getGenome());
            if (matrix.size() > before && !isOfSpace(row)) {
                spec.space().check(matrix.genome(row)); // says what is wrong
            }
        } catch (IllegalArgumentException e) {
            throw contradiction(measurement, e.getMessage());
        }
        boolean[] had = settled(row);
        for (MetricResult result : measurement.getResults()) {
            int objective = objective(result.getMetric(), measurement.getPool());
            if (objective >= 0) {
                matrix.setOnce(row, objective, value(result));
            }
        }
        boolean[] has = settled(row);
        for (int f = 0; f < has.length; f++) {
            if (has[f] && !had[f]) {
                fronts.get(f).add(row);
            }
        }
        return row;
    }

    private boolean isOfSpace(int row) {
        for (int v = 0; v < options.length; v++) {
            if (matrix.option(row, v) >= options[v]) {
                return false;
            }
        }
        return true;
    }

    private boolean[] settled(int row) {
        boolean[] settled = new boolean[fronts.size()];
        for (int f = 0; f < settled.length; f++) {
            settled[f] = fronts.get(f).isSettled(row);
        }
        return settled;
    }

    private int objective(String metric, String pool) {
        List<Objective> objectives = spec.objectives();
        for (int o = 0; o < objectives.size(); o++) {
            if (objectives.get(o).metric().equals(metric)
                    && objectives.get(o).pool().equals(pool)) {
                return o;
            }
        }
        return -1;
    }

    private static double value(MetricResult result) {
        return result.getOutcome() == Outcome.MEASURED && Double.isFinite(result.getValue())
                ? result.getValue()
                : Double.NaN;
    }

    private static InvalidLogException contradiction(Measurement measurement, String why) {
        return new InvalidLogException(
                "measurement of candidate %d/%d of search '%s', pool '%s': %s"
                        .formatted(
                                measurement.getRound(),
                                measurement.getIndex(),
                                measurement.getSearchId(),
                                measurement.getPool(),
                                why));
    }

    /** The rows so far, settled or not. */
    public DesignMatrix matrix() {
        return matrix;
    }

    /** The front of all settled rows, by (round, index). */
    public List<Evaluation> front() {
        TreeMap<CandidateId, Evaluation> members = new TreeMap<>();
        for (MatrixFront front : fronts) {
            front.members().forEach(member -> members.put(member.id(), member));
        }
        return new ArrayList<>(members.values());
    }

    /**
     * The hypervolume of that front.
     *
     * @param referencePoint in the order and unit of the objectives
     */
    public Volume hypervolume(List<Double> referencePoint) {
        return FrontVolume.of(front(), spec.objectives(), referencePoint);
    }
}
