package dev.linas.trainer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short cuts of the linear system against solving it anew. */
class TransferSystemTest {
    private static final double NOISE = 0.2;

    private final List<Genome> genomes = GeneratedDevices.every(130);
    private final TransferKernel kernel =
            new TransferKernel(
                    GeneratedDevices.SPACE,
                    List.of(GeneratedDevices.known(0.1, 0, 1, 3, 9)),
                    GeneratedDevices.every(16));
    private final List<TransferKernel.KernelInput> points = kernel.points(genomes);

    @Test
    void shouldTellTheVarianceOfAMeasurementAsWithoutIt() {
        double[] variances = TransferSystem.of(kernel, points, NOISE).leaveOneOutVariances();

        for (int i = 0; i < points.size(); i++) {
            List<TransferKernel.KernelInput> others = new ArrayList<>(points);
            TransferKernel.KernelInput left = others.remove(i);
            TransferSystem without = TransferSystem.of(kernel, others, NOISE);
            assertThat(variances[i]).isCloseTo(variance(without, left) + NOISE, offset(1e-9));
        }
    }

    @Test
    void shouldLeaveTheCovarianceThatObservingLeaves() {
        RemainingCovariance oneByOne = new RemainingCovariance(kernel, points, NOISE);
        oneByOne.observe(2);
        oneByOne.observe(5);
        RemainingCovariance atOnce = new RemainingCovariance(kernel, points, NOISE);
        atOnce.observe(List.of(points.get(2), points.get(5)));

        for (int i = 0; i < points.size(); i++) {
            assertThat(oneByOne.mostTelling()).isEqualTo(atOnce.mostTelling());
            int next = oneByOne.mostTelling().orElse(-1);
            if (next >= 0) {
                oneByOne.observe(next);
                atOnce.observe(next);
            }
        }
    }

    private double variance(TransferSystem system, TransferKernel.KernelInput point) {
        double[] cross = system.cross(point);
        double[] solved = system.solve(cross);
        double variance = kernel.covariance(point, point);
        for (int i = 0; i < cross.length; i++) {
            variance -= cross[i] * solved[i];
        }
        return variance;
    }
}
