package dev.linas.supernet.mobilenetv3;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.family.LayerSlot;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description.FirstBlock;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description.Stage;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.supernet.network.Divisible;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.TensorShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Resolves genomes to {@linkplain MobileNetV3Plan plans} of sub-networks.
 *
 * <p>A sub-network takes the leading channels of every tensor, the leading blocks of every stage
 * and the centre of every depthwise kernel (OFA, section 3.2). A block adds its input if its stride
 * is 1 and the width before it is the same choice as its own, so whether it does never depends on
 * the genome. Immutable and thread-safe; a pure function of its arguments.
 */
public final class MobileNetV3Planner implements NetworkPlanner {
    private static final int MOST_CHANNELS = 1 << 16;
    private static final int MOST_PIXELS = 1 << 14;
    private static final int REDUCTION = 4;

    private final MobileNetV3Description network;
    private final SearchSpace space;
    private final ChoiceReader choices;

    private MobileNetV3Planner(MobileNetV3Description network, SearchSpace space) {
        this.network = network;
        this.space = space;
        this.choices = new ChoiceReader(network.name(), space);
    }

    /**
     * A planner for the genomes of a space.
     *
     * @throws InvalidNetworkException naming the variable, if the space lacks one that the network
     *     reads or gives it an option that cannot be built
     */
    public static MobileNetV3Planner of(MobileNetV3Description network, SearchSpace space) {
        MobileNetV3Planner planner = new MobileNetV3Planner(network, space);
        planner.check();
        return planner;
    }

    @Override
    public MobileNetV3Description network() {
        return network;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public float[] draw(TensorShape tensor, Random random) {
        return DrawnWeights.of(tensor, random);
    }

    @Override
    public List<LayerSlot> slots(OptionalInt inputSize) {
        return LayerSlots.of(
                network,
                inputSize.isPresent()
                        ? new Choice.Fixed(inputSize.getAsInt())
                        : network.input().resolution());
    }

    /** The plan of a sub-network, with {@code inputSize} as height and width of its images. */
    @Override
    public MobileNetV3Plan plan(Genome genome, OptionalInt inputSize) {
        return inputSize.isPresent() ? plan(genome, inputSize.getAsInt()) : plan(genome);
    }

    /**
     * The plan of a sub-network at the resolution of the description.
     *
     * @throws IllegalArgumentException if the genome is of another space
     */
    @Override
    public MobileNetV3Plan plan(Genome genome) {
        space.check(genome);
        return resolve(genome, choices.integer(network.input().resolution(), genome));
    }

    /**
     * The plan of a sub-network at another resolution.
     *
     * @param resolution height and width of the images in pixels, at least 1
     * @throws IllegalArgumentException if the genome is of another space or the resolution too
     *     small
     */
    public MobileNetV3Plan plan(Genome genome, int resolution) {
        space.check(genome);
        if (resolution < 1 || resolution > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "resolution %d of network %s is not in 1..%d"
                            .formatted(resolution, network.name(), MOST_PIXELS));
        }
        return resolve(genome, resolution);
    }

    private MobileNetV3Plan resolve(Genome raw, int resolution) {
        Genome genome = space.canonical(raw);
        StemPlan stem =
                new StemPlan(
                        network.input().channels(),
                        width(network.stem().width(), genome),
                        network.stem().kernel(),
                        network.stem().stride(),
                        network.stem().activation(),
                        resolution);
        List<BlockPlan> blocks = new ArrayList<>();
        blocks.add(firstBlock(stem, genome));
        Choice before = network.firstBlock().width();
        int first = 1;
        for (int s = 0; s < network.stages().size(); s++) {
            Stage stage = network.stages().get(s);
            for (int j = 0; j < choices.integer(stage.depth(), genome); j++) {
                blocks.add(block(first + j, s, j, before, blocks.get(blocks.size() - 1), genome));
                before = stage.width();
            }
            first += stage.blocks();
        }
        return new MobileNetV3Plan(
                genome, resolution, stem, blocks, head(blocks.get(blocks.size() - 1), genome));
    }

    private BlockPlan firstBlock(StemPlan stem, Genome genome) {
        FirstBlock block = network.firstBlock();
        int mid = stem.outChannels();
        return new BlockPlan(
                BlockPlan.Position.FIRST,
                new BlockPlan.Channels(
                        mid,
                        mid,
                        width(block.width(), genome),
                        squeeze(block.squeezeExcite(), mid),
                        1,
                        false),
                BlockPlan.Depthwise.fixed(block.kernel(), block.stride()),
                block.activation(),
                block.stride() == 1 && block.width().equals(network.stem().width()),
                stem.outputSize());
    }

    private BlockPlan block(
            int index, int s, int j, Choice before, BlockPlan previous, Genome genome) {
        Stage stage = network.stages().get(s);
        int in = previous.outChannels();
        double expansion = choices.number(stage.expansions().get(j), genome);
        boolean expanding =
                choices.values(stage.expansions().get(j)).stream().anyMatch(value -> value != 1);
        int mid =
                expanding
                        ? Divisible.round(StrictMath.rint(in * expansion), network.divisor())
                        : in;
        int stride = j == 0 ? stage.stride() : 1;
        return new BlockPlan(
                new BlockPlan.Position(index, s),
                new BlockPlan.Channels(
                        in,
                        mid,
                        width(stage.width(), genome),
                        squeeze(stage.squeezeExcite(), mid),
                        expansion,
                        expanding),
                new BlockPlan.Depthwise(
                        choices.integer(stage.kernels().get(j), genome),
                        descending(stage.kernels().get(j)),
                        stride),
                stage.activation(),
                stride == 1 && before.equals(stage.width()),
                previous.outputSize());
    }

    private HeadPlan head(BlockPlan last, Genome genome) {
        return new HeadPlan(
                last.outChannels(),
                width(network.head().expand(), genome),
                network.head().mix().map(mix -> width(mix, genome)).orElse(0),
                network.classes(),
                network.head().activation(),
                last.outputSize());
    }

    private int width(Choice choice, Genome genome) {
        return Divisible.round(
                choices.number(choice, genome) * network.widthMultiplier(), network.divisor());
    }

    private int squeeze(boolean squeezeExcite, int mid) {
        int reduced = mid / REDUCTION;
        return squeezeExcite ? Divisible.round(reduced, network.divisor()) : 0;
    }

    private List<Integer> descending(Choice kernel) {
        return choices.values(kernel).stream()
                .sorted(Comparator.reverseOrder())
                .map(Double::intValue)
                .toList();
    }

    private void check() {
        choices.require("input resolution", network.input().resolution(), 1, MOST_PIXELS, true);
        checkWidth("width of the stem", network.stem().width());
        checkWidth("width of the first block", network.firstBlock().width());
        for (int s = 0; s < network.stages().size(); s++) {
            Stage stage = network.stages().get(s);
            String of = " of stage " + s;
            checkWidth("width" + of, stage.width());
            choices.require("depth" + of, stage.depth(), 1, stage.blocks(), true);
            for (int j = 0; j < stage.blocks(); j++) {
                String ofBlock = " of block " + j + of;
                choices.require("expansion" + ofBlock, stage.expansions().get(j), 0.01, 64, false);
                choices.require("kernel" + ofBlock, stage.kernels().get(j), 1, 31, true);
                checkOdd("kernel" + ofBlock, stage.kernels().get(j));
            }
        }
        checkWidth("expand width of the head", network.head().expand());
        network.head().mix().ifPresent(mix -> checkWidth("mix width of the head", mix));
    }

    private void checkWidth(String what, Choice width) {
        choices.require(what, width, 1, MOST_CHANNELS, true);
    }

    private void checkOdd(String what, Choice kernel) {
        for (double side : choices.values(kernel)) {
            if (side % 2 == 0) {
                throw new InvalidNetworkException(
                        "network %s: %s is %s; a depthwise kernel needs an odd side"
                                .formatted(network.name(), what, side));
            }
        }
    }
}
