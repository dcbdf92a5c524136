package dev.linas.supernettrainer.training;

import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernettrainer.task.ImageSet;
import dev.linas.supernettrainer.task.ImageTask;
import dev.linas.supernettrainer.task.LabelledImages;
import dev.linas.supernettrainer.torch.TorchNetwork;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Accuracies to watch during a training, each with batch-norm moments measured for the sub-network:
 * of the largest, the smallest and the mean of some random ones, on images that neither the
 * training nor the validation set has.
 */
public final class Monitor {
    /** Seed of the sub-networks. */
    private static final long SEED = 0x6d6f6e69746f72L;

    private static final int IMAGES = 1000;
    private static final int CALIBRATION = 256;
    private static final int BATCH = 250;
    private static final int RANDOMS = 6;

    private final Genome largest;
    private final Genome smallest;
    private final List<Genome> randoms;
    private final LabelledImages images;
    private final LabelledImages calibration;

    public Monitor(NetworkPlanner planner, ImageTask task) {
        SplittableRandom random = new SplittableRandom(SEED);
        this.largest = planner.largest();
        this.smallest = planner.smallest();
        this.randoms =
                Stream.generate(() -> planner.space().random(random)).limit(RANDOMS).toList();
        this.images = task.judging(ImageSet.MONITOR, 0, IMAGES);
        this.calibration = task.judging(ImageSet.MONITOR, IMAGES, CALIBRATION);
    }

    /** Names of what {@link #accuracies} returns. */
    public List<String> columns() {
        return List.of("accuracy_largest", "accuracy_smallest", "accuracy_random");
    }

    /** Accuracies, 0..1, in the order of the columns. */
    public double[] accuracies(TorchNetwork network) {
        double sum = 0.0;
        for (Genome genome : randoms) {
            sum += accuracy(network, genome);
        }
        return new double[] {
            accuracy(network, largest), accuracy(network, smallest), sum / randoms.size()
        };
    }

    private double accuracy(TorchNetwork network, Genome genome) {
        return network.calibratedAccuracy(genome, calibration, images, BATCH);
    }
}
