package dev.linas.supernet.mobilenetv3;

import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.network.ActivationFunction;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.Divisible;
import dev.linas.supernet.network.ImageInput;
import dev.linas.supernet.task.Task;
import dev.linas.supernet.tensor.TensorFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A super-network of inverted residual blocks in the manner of OFA-MobileNetV3 (Cai et al., 2020):
 * stem, one fixed first block, stages of elastic blocks, head. Read one with {@link
 * MobileNetV3Reader}.
 *
 * <p>Widths are channels before {@code widthMultiplier} is applied and the product is rounded to
 * the {@code divisor} ({@link Divisible}).
 *
 * @param name name of the network
 * @param space name of the search space whose genomes choose its sub-networks
 * @param input what it takes
 * @param classes number of logits, at least 2
 * @param widthMultiplier factor of every width, above 0
 * @param divisor every number of channels is a multiple of it, at least 1
 * @param batchNormEpsilon added to the variance by every batch normalisation, above 0
 * @param stem the first convolution
 * @param firstBlock the fixed block after it
 * @param stages the elastic stages, at least one
 * @param head what follows the last stage
 * @param json the text it was read from
 */
public record MobileNetV3Description(
        String name,
        String space,
        ImageInput<Choice> input,
        int classes,
        double widthMultiplier,
        int divisor,
        double batchNormEpsilon,
        Stem stem,
        FirstBlock firstBlock,
        List<Stage> stages,
        Head head,
        String json)
        implements NetworkDescription {
    public MobileNetV3Description {
        Objects.requireNonNull(name);
        Objects.requireNonNull(space);
        stages = List.copyOf(stages);
    }

    @Override
    public MobileNetV3Planner planner(SearchSpace genomes) {
        return MobileNetV3Planner.of(this, genomes);
    }

    @Override
    public TensorFile translated(TensorFile weights) {
        return PublishedNames.translate(weights);
    }

    @Override
    public List<Task> tasks() {
        return List.of(input.classification(classes));
    }

    @Override
    public boolean isBatchNormalised() {
        return true;
    }

    /** The first convolution, batch-normalised. */
    public record Stem(Choice width, int kernel, int stride, ActivationFunction activation) {}

    /** The first block: expansion 1, so without an expanding convolution, and always there. */
    public record FirstBlock(
            Choice width,
            int kernel,
            int stride,
            ActivationFunction activation,
            boolean squeezeExcite) {}

    /**
     * Elastic blocks of one width.
     *
     * @param width channels that its blocks put out
     * @param stride of the first block; the others have 1
     * @param depth how many of the blocks count: the first ones
     * @param kernels per block the side of the depthwise kernel, odd
     * @param expansions per block the channels inside over the channels in
     */
    public record Stage(
            Choice width,
            int stride,
            ActivationFunction activation,
            boolean squeezeExcite,
            Choice depth,
            List<Choice> kernels,
            List<Choice> expansions) {
        public Stage {
            kernels = List.copyOf(kernels);
            expansions = List.copyOf(expansions);
        }

        /** Number of blocks of the super-network in this stage. */
        public int blocks() {
            return kernels.size();
        }
    }

    /**
     * A batch-normalised 1x1 convolution, the global average, a 1x1 convolution without batch
     * normalisation, and the classifier.
     *
     * @param expand channels of the first convolution
     * @param mix channels of the second; empty if the classifier reads the average itself
     * @param activation after either convolution
     */
    public record Head(Choice expand, Optional<Choice> mix, ActivationFunction activation) {}
}
