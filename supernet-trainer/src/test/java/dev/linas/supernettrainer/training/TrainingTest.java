package dev.linas.supernettrainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.linas.core.registry.Registry;
import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernettrainer.task.DigitTask;
import dev.linas.supernettrainer.task.ImageSet;
import dev.linas.supernettrainer.task.ImageTask;
import dev.linas.supernettrainer.task.LabelledImages;
import dev.linas.supernettrainer.torch.Fixtures;
import dev.linas.supernettrainer.torch.Torch;
import dev.linas.supernettrainer.torch.TorchNetwork;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final TrainingSettings SETTINGS =
            new TrainingSettings(1, 2, 64, 16, 0.01, 0.1, 1e-4);

    private final NDManager manager = Torch.start(1);

    @TempDir private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldLowerTheLossesOfAllSubNetworksOnImagesItSeesAgain() {
        TrainingSettings settings = new TrainingSettings(1, 4, 960, 32, 0.01, 0.03, 1e-4);
        Training training =
                new Training(
                        Fixtures.network(manager, 1),
                        new SandwichRule(Fixtures.PLANNER, 2),
                        new SameImages(),
                        settings);

        double[] first = training.runEpoch();
        training.runEpoch();
        training.runEpoch();
        double[] last = training.runEpoch();

        assertThat(training.finished()).isTrue();
        assertThat(training.imagesSeen()).isEqualTo(3840);
        for (int l = 0; l < first.length; l++) {
            assertThat(last[l]).isLessThan(0.9 * first[l]);
        }
    }

    /** Draws the first images of a seed again and again. */
    private static final class SameImages implements ImageTask {
        private final ImageTask digits = new DigitTask();

        @Override
        public String name() {
            return "same";
        }

        @Override
        public int classes() {
            return digits.classes();
        }

        @Override
        public int size() {
            return digits.size();
        }

        @Override
        public LabelledImages judging(ImageSet set, int first, int count) {
            return digits.judging(set, first, count);
        }

        @Override
        public LabelledImages draw(long seed, long first, int count) {
            return digits.draw(seed, 0, count);
        }
    }

    @Test
    void shouldGoOnAfterACheckpointAsIfItHadNotStopped() throws Exception {
        Path file = folder.resolve("checkpoint.safetensors");
        Training uninterrupted = training(SETTINGS);
        uninterrupted.runEpoch();
        Checkpoint.save(file, uninterrupted, "recipe");
        double[] expected = uninterrupted.runEpoch();

        Training resumed = training(SETTINGS);
        Checkpoint.load(file, resumed, "recipe");

        assertThat(resumed.epoch()).isEqualTo(1);
        assertThat(resumed.runEpoch()).isEqualTo(expected);
        assertSameWeights(uninterrupted, resumed);
    }

    @Test
    void shouldRefuseTheCheckpointOfAnotherRecipe() throws Exception {
        Path file = folder.resolve("checkpoint.safetensors");
        Training training = training(SETTINGS);
        Checkpoint.save(file, training, "seed 1");

        assertThatThrownBy(() -> Checkpoint.load(file, training, "seed 2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("checkpoint.safetensors")
                .hasMessageContaining("seed 1")
                .hasMessageContaining("seed 2");
    }

    @Test
    void shouldTrainToTheSameWeightsAgain() {
        Training first = training(SETTINGS);
        Training second = training(SETTINGS);

        assertThat(first.runEpoch()).isEqualTo(second.runEpoch());
        assertSameWeights(first, second);
    }

    @Test
    void shouldTouchOnlyWhatASubNetworkUses() {
        TorchNetwork network = Fixtures.network(manager, 1);
        Genome smallest = Fixtures.PLANNER.smallest();
        float[] before = network.weights().values("blocks.2.project.bn.weight");

        new Training(network, new FromScratch(smallest), new DigitTask(), SETTINGS).runEpoch();

        assertThat(network.weights().values("blocks.2.project.bn.weight")).isEqualTo(before);
        assertThat(network.weights().values("blocks.1.project.bn.weight")).isNotEqualTo(before);
    }

    @Test
    void shouldNameTheMethodsThatThereAre() {
        assertThatThrownBy(() -> TrainingMethods.ALL.named("shrinking"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shrinking")
                .hasMessageContaining("sandwich");
    }

    @Test
    void shouldTellAFurtherMethodTheEpochOfEveryBatch() {
        Registry<Function<NetworkPlanner, TrainingMethod>> methods =
                TrainingMethods.ALL.with(ProgressiveShrinking.NAME, ProgressiveShrinking::new);
        ProgressiveShrinking method =
                (ProgressiveShrinking)
                        methods.named("progressive-shrinking").apply(Fixtures.PLANNER);
        Training training =
                new Training(Fixtures.network(manager, 1), method, new DigitTask(), SETTINGS);

        training.runEpoch();
        double[] losses = training.runEpoch();

        assertThat(method.epochs).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(losses).hasSize(1).doesNotContain(Double.NaN);
    }

    @Test
    void shouldStopWhenALossIsNoNumber() {
        TorchNetwork network = Fixtures.network(manager, 1);
        TrainingMethod diverging =
                new TrainingMethod() {
                    @Override
                    public String name() {
                        return "diverging";
                    }

                    @Override
                    public List<String> losses() {
                        return List.of("loss");
                    }

                    @Override
                    public double[] accumulateGradients(TrainingBatch batch) {
                        return new double[] {Double.NaN};
                    }
                };
        Training training = new Training(network, diverging, new DigitTask(), SETTINGS);

        assertThatThrownBy(training::runEpoch)
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("step 0");
    }

    private Training training(TrainingSettings settings) {
        return new Training(
                Fixtures.network(manager, settings.seed()),
                new SandwichRule(Fixtures.PLANNER, 2),
                new DigitTask(),
                settings);
    }

    private static void assertSameWeights(Training one, Training other) {
        Map<String, float[]> expected = new HashMap<>();
        one.network()
                .weights()
                .names()
                .forEach(name -> expected.put(name, one.network().weights().values(name)));
        expected.forEach(
                (name, values) ->
                        assertThat(other.network().weights().values(name))
                                .as(name)
                                .isEqualTo(values));
    }
}
