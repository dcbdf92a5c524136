package dev.linas.predictors;

import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.OptionDistances;
import dev.linas.core.predictor.SourceTask;
import dev.linas.core.space.CellPaths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Fits a Gaussian process with a per-variable Hamming kernel. The hyper-parameters maximise the
 * posterior density on at most {@value #TUNING_ROWS} rows, so that their cost does not grow with
 * the search; the process itself is fitted to at most {@value #MOST_SUPPORTS} rows, the newer ones
 * and a spread of the older ones, with two O(rows^3) operations.
 *
 * <p>Labels are used as they are or through a {@link LabelTransform}, whichever makes them likelier
 * (with the Jacobian of the transform, so that the likelihoods compare). What transformed labels
 * want is sought near what plain ones want.
 *
 * <p>Where options ascend, the kernel that knows their order is taken if the rows are likelier
 * under it than under the one of mere names, each at the best of its settings to start from:
 * numbers may be names of operations.
 *
 * <p>Where the kernel compares cells, it is taken if it makes the rows likelier than the kernel of
 * variables alone does: dead edges cost no accuracy, but they may cost time.
 *
 * <p>Where labels have standard errors, their squares are noise of these labels beside what is
 * learnt ({@link KnownNoise}); the learnt noise is then what is peculiar to a sub-network.
 *
 * <p>Of rows that were searched for, those that are far worse than the others tell are left out
 * where that makes the labels plainly likelier ({@link StrayRows}). Not where standard errors are
 * known or earlier rows are learnt from.
 *
 * <p>Rows that were measured earlier ({@link TrainingSet#source}) are brought to the scale of the
 * others ({@link SourceCalibration}) and are the first rows of the same process, as those of
 * another task; how much they count is one more hyper-parameter.
 */
final class GaussianProcessFitter implements PredictorFitter {
    /** The kernel that compares variables, and the one that compares cells too. */
    static final List<String> KINDS = List.of("gaussian-process", "gaussian-process-cells");

    /** Rows that the hyper-parameters are tuned on at most. */
    static final int TUNING_ROWS = 250;

    /** Rows that the process itself is fitted to at most: what follows costs O(supports^3). */
    static final int MOST_SUPPORTS = 1000;

    /** Rows of another task that are used at most. */
    static final int MOST_SOURCE_ROWS = 500;

    private static final int FEWEST_ROWS = 4;

    private final boolean compareCells;
    private final double weightDeviation;

    /**
     * @param compareCells whether the kernel compares cells, where the space declares one
     * @param weightDeviation deviation of the prior of the logarithms of the kernel's weights:
     *     {@link HyperParameters#OF_SEARCHED_ROWS} or {@link HyperParameters#OF_RANDOM_ROWS}
     */
    GaussianProcessFitter(boolean compareCells, double weightDeviation) {
        this.compareCells = compareCells;
        this.weightDeviation = weightDeviation;
    }

    @Override
    public String kind() {
        return KINDS.get(compareCells ? 1 : 0);
    }

    @Override
    public boolean gainsFromTransformedLabels() {
        return false;
    }

    @Override
    public boolean learnsFromEarlierRows() {
        return true;
    }

    /** It takes a sample by itself, beside the rows of another task. */
    @Override
    public int mostRows() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (isTooLittle(data)) {
            return Optional.empty();
        }
        Optional<TrainingSet> source =
                data.source()
                        .filter(earlier -> !isTooLittle(earlier))
                        .map(
                                earlier ->
                                        earlier.select(
                                                RowSample.spread(earlier.size(), MOST_SOURCE_ROWS)))
                        .flatMap(
                                earlier ->
                                        SourceCalibration.calibrated(
                                                earlier, solved(earlier).predictor(), data));
        int sourceRows = source.map(TrainingSet::size).orElse(0);
        int[] used = RowSample.newestAndSpread(data.size(), MOST_SUPPORTS - sourceRows);
        Tuning tuning = tune(data, source);
        Fitted fitted = solved(tuning, behind(source, data.select(used)), sourceRows);
        double[] heldOut = fitted.heldOut(folds.select(used));
        boolean mayHaveStrays =
                data.goal().isPresent() && source.isEmpty() && data.standardErrors().isEmpty();
        if (mayHaveStrays) {
            Optional<Fit> others = withoutStrays(data, used, tuning, heldOut, folds);
            if (others.isPresent()) {
                return others;
            }
        }
        GaussianProcessPredictor predictor = fitted.predictor();
        return Optional.of(
                new Fit(
                        predictor,
                        hyperparameters(predictor),
                        RowSample.outOfFold(data, used, heldOut, predictor)));
    }

    /**
     * The fit without the rows that are strays, if some plainly are.
     *
     * @param used rows that the process of all was fitted to
     * @param heldOut what it predicts of each when its fold is held out
     */
    private Optional<Fit> withoutStrays(
            TrainingSet data, int[] used, Tuning all, double[] heldOut, Folds folds) {
        double[] labels = data.select(used).labels();
        int[] others =
                Arrays.stream(StrayRows.others(labels, heldOut, data.goal().orElseThrow()))
                        .map(place -> used[place])
                        .toArray();
        if (others.length == used.length) {
            return Optional.empty();
        }
        TrainingSet rest = data.select(others);
        if (isTooLittle(rest)) {
            return Optional.empty();
        }
        Tuning tuning = tune(rest, Optional.empty());
        if (!StrayRows.areStrays(
                all.lossPerRow(data.size()),
                tuning.lossPerRow(rest.size()),
                1 - (double) others.length / used.length,
                labels)) {
            return Optional.empty();
        }
        Fitted fitted = solved(tuning, rest, 0);
        GaussianProcessPredictor predictor = fitted.predictor();
        Map<String, Double> chosen = hyperparameters(predictor);
        chosen.put("stray_rows", (double) (used.length - others.length));
        double[] outOfFold =
                RowSample.outOfFold(data, others, fitted.heldOut(folds.select(others)), predictor);
        return Optional.of(new Fit(predictor, chosen, outOfFold));
    }

    private static boolean isTooLittle(TrainingSet data) {
        return data.size() < FEWEST_ROWS || data.isConstant();
    }

    /**
     * Hyper-parameters, the transform of the labels that they hold for, and the deviation that
     * these labels had.
     */
    private record Tuning(
            MarginalLikelihood.Tuned tuned, LabelTransform transform, double deviation) {
        /**
         * Loss per row of the sample that it was found with.
         *
         * @param rows how many rows the sample was taken of
         */
        double lossPerRow(int rows) {
            return tuned.loss() / Math.min(rows, TUNING_ROWS);
        }

        /** The variance of the process where labels have another deviation. */
        OptionalDouble variance(double otherDeviation) {
            if (tuned.variance().isEmpty()) {
                return tuned.variance();
            }
            double ratio = deviation / otherDeviation;
            return OptionalDouble.of(tuned.variance().getAsDouble() * ratio * ratio);
        }
    }

    /** A process with the system that it solves. */
    private record Fitted(GaussianProcessPredictor predictor, GaussianSystem system) {
        /** What is predicted of every row when its fold is held out. */
        double[] heldOut(Folds folds) {
            double[] heldOut = system.outOfFold(folds);
            for (int r = 0; r < heldOut.length; r++) {
                double latent = predictor.offset() + predictor.scale() * heldOut[r];
                heldOut[r] = predictor.transform().value(latent);
            }
            return heldOut;
        }
    }

    /** The process of some rows by themselves. */
    private Fitted solved(TrainingSet alone) {
        return solved(tune(alone, Optional.empty()), alone, 0);
    }

    private Tuning tune(TrainingSet data, Optional<TrainingSet> source) {
        Optional<TrainingSet> sourceSample =
                source.map(rows -> rows.select(RowSample.spread(rows.size(), TUNING_ROWS / 2)));
        int sourceRows = sourceSample.map(TrainingSet::size).orElse(0);
        TrainingSet sample =
                behind(
                        sourceSample,
                        data.select(RowSample.spread(data.size(), TUNING_ROWS - sourceRows)));
        List<LabelTransform> transforms = TransformedFitter.all(behind(source, data));
        Tuning variables = tune(sample, sourceRows, transforms, Optional.empty());
        Optional<CellPaths> cell = data.encoding().space().cell();
        if (!compareCells || cell.isEmpty()) {
            return variables;
        }
        Tuning cells = tune(sample, sourceRows, transforms, cell);
        return cells.tuned().loss() < variables.tuned().loss() ? cells : variables;
    }

    private Tuning tune(
            TrainingSet sample,
            int sourceRows,
            List<LabelTransform> transforms,
            Optional<CellPaths> cell) {
        TrainingSet compared = cell.map(sample::withCanonicalCells).orElse(sample);
        Optional<TuningCells> cells = cell.map(paths -> new TuningCells(paths, sample));
        HyperParameters parameters =
                new HyperParameters(
                        compared.encoding().space().size(),
                        weightDeviation,
                        sourceRows,
                        cells.isPresent(),
                        sample.standardErrors().isPresent());
        LatentLabels labels = LatentLabels.of(sample.labels(), LabelTransform.IDENTITY);
        MarginalLikelihood plain = null;
        MarginalLikelihood.Start start = null;
        for (TuningKernel kernel : kernels(compared)) {
            MarginalLikelihood likelihood =
                    new MarginalLikelihood(
                            kernel,
                            cells,
                            parameters,
                            labels.standardised(),
                            noise(labels, sample));
            MarginalLikelihood.Start other = likelihood.start();
            if (start == null || other.loss() < start.loss()) {
                plain = likelihood;
                start = other;
            }
        }
        return transformed(sample, plain, plain.maximise(start), transforms);
    }

    /** The kernel of options as names; where some ascend, also the one that knows their order. */
    private static List<TuningKernel> kernels(TrainingSet rows) {
        TuningKernel names = new TuningKernel(rows, false);
        return OptionDistances.hasOrder(rows.encoding().space())
                ? List.of(names, new TuningKernel(rows, true))
                : List.of(names);
    }

    /** The transform of the labels that makes them likeliest. */
    private static Tuning transformed(
            TrainingSet sample,
            MarginalLikelihood likelihood,
            MarginalLikelihood.Tuned plain,
            List<LabelTransform> transforms) {
        Tuning best = null;
        for (LabelTransform transform : transforms) {
            LatentLabels labels = LatentLabels.of(sample.labels(), transform);
            MarginalLikelihood.Tuned tuned =
                    transform.equals(LabelTransform.IDENTITY)
                            ? plain
                            : likelihood
                                    .of(labels.standardised(), noise(labels, sample))
                                    .refine(plain);
            double loss = tuned.loss() + labels.negativeLogJacobian();
            if (best == null || loss < best.tuned().loss()) {
                best = new Tuning(tuned.withLoss(loss), transform, labels.deviation());
            }
        }
        return best;
    }

    private static Optional<KnownNoise> noise(LatentLabels labels, TrainingSet rows) {
        return rows.standardErrors().map(errors -> labels.noise(rows.labels(), errors));
    }

    private static Fitted solved(Tuning choice, TrainingSet support, int sourceRows) {
        MarginalLikelihood.Tuned tuned = choice.tuned();
        LatentLabels labels = LatentLabels.of(support.labels(), choice.transform());
        SourceTask source = tuned.source().of(sourceRows);
        OptionalDouble variance = choice.variance(labels.deviation());
        double[] rowNoise =
                variance.isEmpty()
                        ? new double[0]
                        : noise(labels, support)
                                .map(known -> known.relativeTo(variance.getAsDouble()))
                                .orElseGet(() -> new double[0]);
        GaussianSystem system =
                GaussianSystem.solve(
                        support,
                        tuned.kernel(),
                        tuned.noise(),
                        labels.standardised(),
                        source,
                        variance,
                        rowNoise);
        GaussianProcessPredictor predictor =
                new GaussianProcessPredictor(
                        tuned.kernel(),
                        system.noise(),
                        system.variance(),
                        labels.mean(),
                        labels.deviation(),
                        choice.transform(),
                        system.coefficients(),
                        support.genomes());
        return new Fitted(predictor.with(source).withRowNoise(rowNoise), system);
    }

    private static TrainingSet behind(Optional<TrainingSet> source, TrainingSet data) {
        return source.map(earlier -> earlier.followedBy(data)).orElse(data);
    }

    private static Map<String, Double> hyperparameters(GaussianProcessPredictor predictor) {
        Map<String, Double> chosen = new TreeMap<>();
        chosen.put("noise", predictor.noise());
        chosen.put("linear", predictor.kernel().linear());
        if (predictor.kernel().isOrdered()) {
            chosen.put("ordered", 1.0);
        }
        chosen.put("transform_sign", (double) predictor.transform().sign());
        if (predictor.source().rows() > 0) {
            chosen.put("source_rows", (double) predictor.source().rows());
            chosen.put("source_weight", predictor.source().weight());
            chosen.put("source_noise", predictor.source().noise());
        }
        return chosen;
    }
}
