package dev.linas.supernet.resnet;

import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.ImageInput;
import dev.linas.supernet.task.Task;
import dev.linas.supernet.tensor.TensorFile;
import java.util.List;
import java.util.Optional;

/**
 * A super-network of bottleneck blocks. Read one with {@link ResNetReader}.
 *
 * @param name name of the network
 * @param space name of the search space whose genomes choose its sub-networks
 * @param input what it takes
 * @param classes number of logits, at least 2
 * @param divisor every number of channels is a multiple of it, at least 1
 * @param batchNormEpsilon added to the variance by every batch normalisation, above 0
 * @param widthRatios what the variables of widths stand for, by their number; empty if they are
 *     ratios themselves
 * @param stem the first layers
 * @param stages the elastic stages, at least one
 * @param json the text it was read from
 */
record ResNetDescription(
        String name,
        String space,
        ImageInput<Integer> input,
        int classes,
        int divisor,
        double batchNormEpsilon,
        Optional<List<Double>> widthRatios,
        Stem stem,
        List<Stage> stages,
        String json)
        implements NetworkDescription {
    ResNetDescription {
        stages = List.copyOf(stages);
    }

    /**
     * Two convolutions, with a residual one between them that may be left out, and a max-pooling.
     *
     * @param width channels put out at ratio 1; half of them between the convolutions
     * @param middle ratio of the channels between
     * @param out ratio of the channels put out
     * @param depth the middle one is there at its largest option
     */
    record Stem(int width, Choice middle, Choice out, Choice depth) {}

    /**
     * Bottleneck blocks of one width.
     *
     * @param width channels put out at ratio 1
     * @param ratio of the width
     * @param stride of the first block; the others have 1
     * @param depth blocks beyond the least
     * @param least blocks that are always there
     * @param expansions per block the channels inside over those put out
     */
    record Stage(
            int width, Choice ratio, int stride, Choice depth, int least, List<Choice> expansions) {
        Stage {
            expansions = List.copyOf(expansions);
        }
    }

    @Override
    public NetworkPlanner planner(SearchSpace genomes) {
        return ResNetPlanner.of(this, genomes);
    }

    @Override
    public TensorFile translated(TensorFile weights) {
        return PublishedResNetNames.translate(weights);
    }

    @Override
    public List<Task> tasks() {
        return List.of(input.classification(classes));
    }

    @Override
    public boolean isBatchNormalised() {
        return true;
    }
}
