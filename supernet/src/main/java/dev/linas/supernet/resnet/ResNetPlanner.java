package dev.linas.supernet.resnet;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.cut.ElasticPlanner;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Plans sub-networks of a description, at any size of images. Thread-safe. */
final class ResNetPlanner implements NetworkPlanner {
    /** Stem and stages halve images five times. */
    private static final int LEAST_RESOLUTION = 32;

    /** Keeps the sum of many residual blocks from growing. */
    private static final float RESIDUAL = 0.3f;

    private final ResNetDescription network;
    private final SearchSpace space;
    private final ResNetChoices choices;
    private final Map<Integer, ElasticPlanner> byResolution = new ConcurrentHashMap<>();

    private ResNetPlanner(ResNetDescription network, SearchSpace space) {
        this.network = network;
        this.space = space;
        this.choices = new ResNetChoices(network, space);
    }

    /**
     * A planner that has planned the largest and the smallest sub-network.
     *
     * @throws dev.linas.supernet.network.InvalidNetworkException if network and space do not fit
     */
    static ResNetPlanner of(ResNetDescription network, SearchSpace space) {
        ResNetPlanner planner = new ResNetPlanner(network, space);
        planner.at(network.input().resolution());
        return planner;
    }

    private ElasticPlanner at(int resolution) {
        return byResolution.computeIfAbsent(
                resolution,
                size -> ElasticPlanner.of(network, WholeResNet.of(network, choices, size), space));
    }

    @Override
    public NetworkDescription network() {
        return network;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public NetworkPlan plan(Genome genome, OptionalInt inputSize) {
        int resolution = inputSize.orElse(network.input().resolution());
        if (resolution < LEAST_RESOLUTION) {
            throw new IllegalArgumentException(
                    "resolution %d of network %s is below %d"
                            .formatted(resolution, network.name(), LEAST_RESOLUTION));
        }
        return at(resolution).plan(genome, OptionalInt.empty());
    }

    @Override
    public List<TensorShape> tensors() {
        return at(network.input().resolution()).tensors();
    }

    @Override
    public float[] draw(TensorShape tensor, Random random) {
        String name = tensor.name();
        if (!name.endsWith(".bn.weight") && !name.endsWith(".bn.variance")) {
            return NetworkPlanner.super.draw(tensor, random);
        }
        float[] values = new float[Math.toIntExact(tensor.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.75f + 0.5f * random.nextFloat();
            if (name.endsWith(".conv3.bn.weight")) {
                values[i] *= RESIDUAL;
            }
        }
        return values;
    }
}
