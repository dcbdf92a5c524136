package dev.linas.cli.export;

import dev.linas.core.network.BuiltInNetworks;
import dev.linas.core.network.NetworkDescription;
import dev.linas.core.network.NetworkPlanner;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.dataset.Dataset;
import dev.linas.evaluator.dataset.DatasetSource;
import dev.linas.evaluator.dataset.ImageFormat;
import dev.linas.evaluator.supernet.CalibrationImages;
import dev.linas.evaluator.supernet.SubNetwork;
import dev.linas.evaluator.supernet.SubNetworkRequest;
import dev.linas.evaluator.supernet.SuperNetwork;
import dev.linas.evaluator.supernet.SuperNetworks;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes sub-networks of one super-network as ONNX files. Thread-safe. */
public final class NetworkMaker {
    private final SuperNetwork network;
    private final Optional<CalibrationImages> calibration;

    private NetworkMaker(SuperNetwork network, Optional<CalibrationImages> calibration) {
        this.network = network;
        this.calibration = calibration;
    }

    /**
     * Opens the super-network of a space.
     *
     * @throws UserError if no super-network is known for the space, or a file cannot be used
     */
    public static NetworkMaker open(SearchSpace space, NetworkFiles files) {
        NetworkDescription description =
                BuiltInNetworks.forSpace(space.name())
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "no super-network is known for space %s; there are %s"
                                                        .formatted(
                                                                space.name(),
                                                                BuiltInNetworks.names())));
        try {
            SuperNetwork network = SuperNetworks.open(description, space, files.weights());
            return new NetworkMaker(
                    network, files.calibration().map(path -> images(path, network)));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private static CalibrationImages images(Path path, SuperNetwork network) {
        NetworkPlanner planner = network.planner();
        NetworkDescription.Input input = planner.network().input();
        ImageFormat format =
                new ImageFormat(
                        input.channels(), planner.network().classes(), input.mean(), input.std());
        int resolution = planner.plan(planner.largest()).resolution();
        Dataset dataset = DatasetSource.open(path, format).at(resolution);
        float[] pixels = new float[Math.multiplyExact(dataset.size(), dataset.numbersPerImage())];
        FloatBuffer into = FloatBuffer.wrap(pixels);
        for (int i = 0; i < dataset.size(); i++) {
            dataset.read(i, into);
        }
        return CalibrationImages.of(pixels, input.channels(), resolution, dataset.size());
    }

    /**
     * Writes the sub-network of a genome.
     *
     * @return what was written, for people
     * @throws UserError if the file cannot be written
     */
    public String write(Genome genome, Path file) {
        SubNetworkRequest request = SubNetworkRequest.of(genome);
        SubNetwork cut = network.cut(calibration.map(request::calibratedOn).orElse(request));
        byte[] bytes = cut.bytes();
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UserError("--onnx %s: cannot be written: %s".formatted(file, e), e);
        }
        return "%s: %d MACs, %d parameters, %d bytes, batch-norm statistics %s"
                .formatted(
                        file,
                        cut.plan().macs(),
                        cut.plan().params(),
                        bytes.length,
                        calibration
                                .map(images -> "measured on " + images.count() + " images")
                                .orElse("inherited"));
    }
}
