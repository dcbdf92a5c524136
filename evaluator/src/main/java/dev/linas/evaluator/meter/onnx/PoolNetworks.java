package dev.linas.evaluator.meter.onnx;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.supernet.family.NetworkPlan;
import java.util.List;
import java.util.Optional;

/**
 * The sub-networks just as an {@code onnx} pool measures them, for use outside of it. Thread-safe.
 */
public final class PoolNetworks {
    private final ModelBuilder builder;

    private PoolNetworks(ModelBuilder builder) {
        this.builder = builder;
    }

    /**
     * Opens super-network and calibration examples of a pool.
     *
     * @param pool name of the pool, for messages
     * @throws dev.linas.tasks.settings.InvalidPoolException naming the key, if something cannot be
     *     used
     */
    public static PoolNetworks load(String pool, OnnxSettings settings, SearchSpace space) {
        OnnxSource source = OnnxSource.load(settings, new MeterSite(pool, space, Optional.empty()));
        return new PoolNetworks(new ModelBuilder(source.setup()));
    }

    /**
     * The plan of a sub-network, which counts MACs and parameters.
     *
     * @throws IllegalArgumentException if the genome is of another space
     */
    public NetworkPlan plan(Genome genome) {
        try (BuiltModel model = builder.planned(genome)) {
            return model.plan();
        }
    }

    /**
     * The ONNX files of a sub-network, calibrated and quantised as the pool has it: one, or one for
     * each part where it runs in steps.
     *
     * @throws IllegalArgumentException if the genome is of another space
     */
    public List<ModelFile> files(Genome genome) {
        try (BuiltModel model = builder.built(genome)) {
            return model.files();
        }
    }
}
