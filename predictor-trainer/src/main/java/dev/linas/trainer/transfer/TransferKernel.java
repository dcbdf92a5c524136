package dev.linas.trainer.transfer;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike two sub-networks are to a device that is hardly known: the covariance of what it needs
 * for them, in units of the variance of its measurements.
 *
 * <p>It is a sum of what devices have in common. Their mean counts most, since devices mostly
 * differ in pace; each of the known ones by itself, since the new one may be like one of them; how
 * often an option occurs in variables that have the same options, since an operation costs a device
 * the same wherever it stands; and, for what is left, how many variables have the same option.
 * Immutable.
 */
final class TransferKernel {
    private static final double MEAN_WEIGHT = 1.0;

    /** The rest's covariance of two sub-networks that differ everywhere is exp(-DECAY) of it. */
    private static final double DECAY = 0.9;

    /** Prior standard deviation of the device's pace. */
    private static final double PACE = 1.0;

    private final SearchSpace space;
    private final List<KnownDevice> known;
    private final List<List<Integer>> alike;
    private final Standardisation devices;
    private final Standardisation counts;
    private final KernelWeights weights;

    /**
     * @param reference sub-networks that features are brought to mean 0 and deviation 1 on
     */
    TransferKernel(SearchSpace space, List<KnownDevice> known, List<Genome> reference) {
        this.space = space;
        this.known = List.copyOf(known);
        this.alike = alike(space);
        this.devices = Standardisation.of(deviceFeatures(reference));
        this.counts = Standardisation.of(countFeatures(reference));
        this.weights = KernelWeights.USUAL;
    }

    private TransferKernel(TransferKernel features, KernelWeights weights) {
        this.space = features.space;
        this.known = features.known;
        this.alike = features.alike;
        this.devices = features.devices;
        this.counts = features.counts;
        this.weights = weights;
    }

    /** The kernel of the same features with other weights. */
    TransferKernel with(KernelWeights others) {
        return new TransferKernel(this, others);
    }

    KernelWeights weights() {
        return weights;
    }

    /** The features of a sub-network that the kernel needs. */
    static final class KernelInput {
        private final Genome genome;
        private final double[] devices;
        private final double mean;
        private final double[] counts;

        private KernelInput(Genome genome, double[] devices, double mean, double[] counts) {
            this.genome = genome;
            this.devices = devices;
            this.mean = mean;
            this.counts = counts;
        }

        Genome genome() {
            return genome;
        }
    }

    /** The points of sub-networks, in their order. */
    List<KernelInput> points(List<Genome> genomes) {
        double[][] deviceRows = devices.apply(deviceFeatures(genomes));
        double[][] countRows = counts.apply(countFeatures(genomes));
        List<KernelInput> points = new ArrayList<>();
        for (int g = 0; g < genomes.size(); g++) {
            double mean = 0;
            for (double feature : deviceRows[g]) {
                mean += feature / deviceRows[g].length;
            }
            points.add(new KernelInput(genomes.get(g), deviceRows[g], mean, countRows[g]));
        }
        return points;
    }

    /** Covariance of two sub-networks. */
    double covariance(KernelInput one, KernelInput other) {
        return PACE
                + MEAN_WEIGHT * one.mean * other.mean
                + weights.device() * meanProduct(one.devices, other.devices)
                + weights.count() * meanProduct(one.counts, other.counts)
                + weights.rest() * StrictMath.exp(-DECAY * differing(one.genome, other.genome));
    }

    private static double meanProduct(double[] one, double[] other) {
        double sum = 0;
        for (int f = 0; f < one.length; f++) {
            sum += one[f] * other[f];
        }
        return one.length == 0 ? 0 : sum / one.length;
    }

    /** Share of variables that differ, 0..1. */
    private static double differing(Genome one, Genome other) {
        int differing = 0;
        for (int v = 0; v < one.length(); v++) {
            differing += one.option(v) == other.option(v) ? 0 : 1;
        }
        return (double) differing / one.length();
    }

    /** Rows by genome, columns by known device. */
    private double[][] deviceFeatures(List<Genome> genomes) {
        double[][] rows = new double[genomes.size()][known.size()];
        for (int d = 0; d < known.size(); d++) {
            double[] scores = known.get(d).score(genomes);
            for (int g = 0; g < rows.length; g++) {
                rows[g][d] = scores[g];
            }
        }
        return rows;
    }

    /** Rows by genome, columns by option of each group of variables; inactive ones do not count. */
    private double[][] countFeatures(List<Genome> genomes) {
        return genomes.stream().map(this::counts).toArray(double[][]::new);
    }

    private double[] counts(Genome genome) {
        boolean[] active = space.active(genome);
        int columns = alike.stream().mapToInt(group -> space.optionCount(group.get(0))).sum();
        double[] counts = new double[columns];
        int offset = 0;
        for (List<Integer> group : alike) {
            for (int variable : group) {
                if (active[variable]) {
                    counts[offset + genome.option(variable)]++;
                }
            }
            offset += space.optionCount(group.get(0));
        }
        return counts;
    }

    /** Groups of two variables or more that have the same options, in the order of the space. */
    private static List<List<Integer>> alike(SearchSpace space) {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        List<Variable> variables = space.variables();
        for (int v = 0; v < variables.size(); v++) {
            groups.computeIfAbsent(variables.get(v).options(), options -> new ArrayList<>()).add(v);
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }
}
