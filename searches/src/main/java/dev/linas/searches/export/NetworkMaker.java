package dev.linas.searches.export;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.onnx.ModelFile;
import dev.linas.evaluator.meter.onnx.PoolNetworks;
import dev.linas.runtime.error.UserError;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.quantization.QuantizationException;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the sub-networks that a pool measures as ONNX files. Thread-safe. */
public final class NetworkMaker {
    private static final String MEASURED = "linas.measured";

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

    /** The plan of the sub-network of a genome, layer by layer. */
    public NetworkPlan plan(Genome genome) {
        return networks.plan(genome);
    }

    /** The files, which say in their metadata what was measured, if anything was. */
    private List<ModelFile> files(Genome genome, ExportedValues measured) {
        List<ModelFile> files;
        try {
            files = networks.files(genome);
        } catch (QuantizationException | InferenceException e) {
            throw new UserError(
                    "sub-network %s cannot be written: %s".formatted(genome, e.getMessage()), e);
        }
        return measured.values().isEmpty()
                ? files
                : files.stream().map(file -> file.with(MEASURED, measured.json())).toList();
    }

    /**
     * The sub-network of a genome as the content of an ONNX file.
     *
     * @param measured what its metadata says was measured
     * @throws UserError if it runs in steps, which are two files
     */
    public byte[] onnx(Genome genome, ExportedValues measured) {
        List<ModelFile> files = files(genome, measured);
        if (files.size() > 1) {
            throw new UserError(
                    "this sub-network runs in steps and is %d files; write them with 'linas export'"
                            .formatted(files.size()));
        }
        return files.get(0).bytes();
    }

    /**
     * Writes the sub-network of a genome, in two files where it runs in steps.
     *
     * @param measured what its metadata says was measured
     * @return what was written, for people
     * @throws UserError if the file cannot be written
     */
    public String write(Genome genome, ExportedValues measured, Path file) {
        NetworkPlan plan = networks.plan(genome);
        List<String> names = new ArrayList<>();
        long bytes = 0;
        try {
            for (ModelFile part : files(genome, measured)) {
                Path own = file.resolveSibling(name(file.getFileName().toString(), part.part()));
                Files.write(own, part.bytes());
                names.add(own.toString());
                bytes += part.bytes().length;
            }
        } catch (IOException e) {
            throw new UserError("--onnx %s: cannot be written: %s".formatted(file, e), e);
        }
        return "%s: %d MACs, %d parameters, %d bytes, batch-norm statistics %s"
                .formatted(
                        String.join(" and ", names),
                        plan.macs(),
                        plan.params(),
                        bytes,
                        pool.settings().examples().calibration().isPresent()
                                ? "calibrated"
                                : "inherited");
    }

    /** The name of a part's file: network.onnx becomes network.step.onnx. */
    private static String name(String whole, String part) {
        int dot = whole.lastIndexOf('.');
        if (part.isEmpty()) {
            return whole;
        }
        return dot < 0
                ? whole + "." + part
                : whole.substring(0, dot) + "." + part + whole.substring(dot);
    }
}
