package dev.linas.supernettrainer.mobilenetv3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.linas.core.space.Genome;
import dev.linas.supernettrainer.task.DigitTask;
import dev.linas.supernettrainer.task.LabelledImages;
import dev.linas.supernettrainer.torch.Fixtures;
import dev.linas.supernettrainer.torch.Torch;
import dev.linas.supernettrainer.torch.TorchNetwork;
import dev.linas.supernettrainer.torch.Weights;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticMobileNetV3Test {
    private static final LabelledImages IMAGES = new DigitTask().draw(1, 0, 16);

    private final NDManager manager = Torch.start(1);
    private final TorchNetwork network = Fixtures.network(manager, 1);
    private final Weights weights = network.weights();
    private final Genome largest = Fixtures.PLANNER.largest();
    private final Genome smallest = Fixtures.PLANNER.smallest();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldTellClassesOfImages() {
        try (NDManager pass = network.newManager()) {
            NDArray logits = network.inherited(largest, network.input(IMAGES, pass), pass);

            assertThat(logits.getShape().getShape()).containsExactly(16, 10);
        }
    }

    @Test
    void shouldReadOnlyTheLeadingChannels() {
        float[] before = inherited(smallest);
        float[] projected = weights.values("blocks.1.project.conv.weight");
        projected[projected.length - 1] += 1.0f;
        weights.set("blocks.1.project.conv.weight", projected);

        assertThat(inherited(smallest)).isEqualTo(before);
        assertThat(inherited(largest)).isNotEqualTo(inherited(smallest));
    }

    @Test
    void shouldReadTheCentreOfAKernelThroughItsTransform() {
        float[] before = inherited(smallest);
        float[] kernel = weights.values("blocks.1.depthwise.conv.weight");
        kernel[0] += 1.0f; // a corner of the first channel's kernel of 5 x 5
        weights.set("blocks.1.depthwise.conv.weight", kernel);
        assertThat(inherited(smallest)).isEqualTo(before);

        float[] transform = weights.values("blocks.1.depthwise.transform.5to3");
        transform[1] += 1.0f;
        weights.set("blocks.1.depthwise.transform.5to3", transform);
        assertThat(inherited(smallest)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stem.conv.weight",
                "blocks.1.expand.conv.weight",
                "blocks.1.depthwise.conv.weight",
                "blocks.1.depthwise.transform.5to3",
                "blocks.3.se.reduce.weight",
                "blocks.3.depthwise.bn.weight",
                "head.mix.weight",
                "classifier.bias"
            })
    void shouldHaveTheGradientOfFiniteDifferences(String name) {
        float[] gradient = gradient(smallest, name);
        int steepest = 0;
        for (int i = 0; i < gradient.length; i++) {
            steepest = Math.abs(gradient[i]) > Math.abs(gradient[steepest]) ? i : steepest;
        }

        double difference =
                (shifted(name, steepest, 0.001f) - shifted(name, steepest, -0.001f)) / 0.002;

        assertThat(gradient[steepest])
                .isCloseTo(
                        (float) difference, within((float) (0.08 * Math.abs(difference) + 1e-3)));
    }

    @Test
    void shouldKeepGradientsWhenTheGarbageCollectorRunsBeforeTheBackwardPass() {
        SplittableRandom random = new SplittableRandom(1);
        Genome genome = Fixtures.PLANNER.space().random(random);
        float[] expected = gradient(genome, "stem.conv.weight");
        try (NDManager pass = network.newManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray loss = loss(genome, pass);
            for (int i = 0; i < 3; i++) {
                System.gc();
                pass.ones(new Shape(1 << 16)).toFloatArray();
                for (int j = 0; j < 500; j++) {
                    pass.create(1e30f).close();
                }
            }
            collector.backward(loss);
        }

        assertThat(taken("stem.conv.weight")).isEqualTo(expected);
    }

    @Test
    void shouldMeasureTheMomentsOfASubNetwork() {
        LabelledImages images = new DigitTask().draw(2, 0, 256);
        float[] before = inherited(largest, images);

        network.adoptMoments(largest, images);

        // normalised by their own moments the images give what a training pass gives; PyTorch's
        // running
        // variance is the unbiased one, of 1,024 pixels in the last layers
        try (NDManager pass = network.newManager()) {
            NDArray input = network.input(images, pass);
            float[] trained = network.train(largest, input, false, pass).toFloatArray();
            double left = distance(inherited(largest, images), trained);
            assertThat(left).isLessThan(0.05).isLessThan(0.5 * distance(before, trained));
        }
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0.0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(one[i] - other[i]) / one.length;
        }
        return sum;
    }

    private float[] inherited(Genome genome) {
        return inherited(genome, IMAGES);
    }

    private float[] inherited(Genome genome, LabelledImages images) {
        try (NDManager pass = network.newManager()) {
            return network.inherited(genome, network.input(images, pass), pass).toFloatArray();
        }
    }

    private double shifted(String name, int index, float by) {
        float[] values = weights.values(name);
        float kept = values[index];
        values[index] = kept + by;
        weights.set(name, values);
        try (NDManager pass = network.newManager()) {
            return loss(smallest, pass).getFloat();
        } finally {
            values[index] = kept;
            weights.set(name, values);
        }
    }

    private float[] gradient(Genome genome, String name) {
        try (NDManager pass = network.newManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(loss(genome, pass));
        }
        return taken(name);
    }

    /** The gradient, which is cleared. */
    private float[] taken(String name) {
        float[] values = null;
        for (String trained : weights.trained()) {
            try (NDArray gradient = weights.tensor(trained).getGradient()) {
                values = trained.equals(name) ? gradient.toFloatArray() : values;
                gradient.subi(gradient);
            }
        }
        return values;
    }

    private NDArray loss(Genome genome, NDManager pass) {
        NDArray logits = network.train(genome, network.input(IMAGES, pass), false, pass);
        NDArray targets = TorchNetwork.labels(IMAGES, pass).oneHot(10);
        return logits.logSoftmax(1).mul(targets).sum(new int[] {1}).mean().neg();
    }
}
