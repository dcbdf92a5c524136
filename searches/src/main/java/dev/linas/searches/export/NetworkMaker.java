package dev.linas.searches.export;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.onnx.PoolNetworks;
import dev.linas.runtime.error.UserError;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the sub-networks that a pool measures as ONNX files. Thread-safe. */
public final class NetworkMaker {
    private final ExportPool pool;
    private final PoolNetworks networks;

    private NetworkMaker(ExportPool pool, PoolNetworks networks) {
        this.pool = pool;
        this.networks = networks;
    }

    /**
     * Opens the super-network of a pool.
     *
     * @throws UserError if no super-network is known for the space, or a file cannot be used
     */
    public static NetworkMaker open(SearchSpace space, ExportPool pool) {
        try {
            return new NetworkMaker(pool, PoolNetworks.load(pool.name(), pool.settings(), space));
        } catch (InvalidPoolException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** What the sub-network of a genome computes, layer by layer. */
    public NetworkPlan plan(Genome genome) {
        return networks.plan(genome);
    }

    /** The sub-network of a genome as the content of an ONNX file. */
    public byte[] onnx(Genome genome) {
        return networks.onnx(genome);
    }

    /**
     * Writes the sub-network of a genome.
     *
     * @return what was written, for people
     * @throws UserError if the file cannot be written
     */
    public String write(Genome genome, Path file) {
        NetworkPlan plan = networks.plan(genome);
        byte[] onnx = networks.onnx(genome);
        try {
            Files.write(file, onnx);
        } catch (IOException e) {
            throw new UserError("--onnx %s: cannot be written: %s".formatted(file, e), e);
        }
        return "%s: %d MACs, %d parameters, %d bytes, batch-norm statistics %s"
                .formatted(
                        file,
                        plan.macs(),
                        plan.params(),
                        onnx.length,
                        pool.settings().examples().calibration().isPresent()
                                ? "calibrated"
                                : "inherited");
    }
}
