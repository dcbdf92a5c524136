package dev.linas.evaluator.meter.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.core.space.Genome;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.quantization.GenomeBits;
import dev.linas.supernet.quantization.StaticQuantizer;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds the model of a genome as the settings want it. Thread-safe. */
final class ModelBuilder {
    private final OnnxSetup setup;
    private final Optional<GenomeBits> bits;

    ModelBuilder(OnnxSetup setup) {
        this.setup = setup;
        this.bits =
                Precision.named(setup.settings().precision()) == Precision.INT8
                        ? Optional.of(bits(setup.network()))
                        : Optional.empty();
    }

    private static GenomeBits bits(SuperNetwork network) {
        MobileNetV3Planner planner = network.planner();
        ModelProto largest = network.cut(SubNetworkRequest.of(planner.largest())).model();
        return new GenomeBits(planner.space(), StaticQuantizer.layers(largest));
    }

    /** Only the plan of a sub-network, without a model that could run. */
    BuiltModel planned(Genome genome) {
        return new BuiltModel(plan(genome), new byte[0]);
    }

    /** The sub-network, calibrated and quantised as the settings want it. */
    BuiltModel built(Genome genome) {
        MobileNetV3Plan plan = plan(genome);
        SubNetworkRequest inherited = SubNetworkRequest.of(genome).at(plan.resolution());
        SubNetworkRequest request =
                setup.calibration()
                        .map(source -> inherited.calibratedOn(source.images(plan.resolution())))
                        .orElse(inherited);
        ModelProto model = setup.network().cut(request).model();
        if (bits.isPresent()) {
            model =
                    new StaticQuantizer()
                            .quantize(
                                    model,
                                    bits.get().of(genome, StaticQuantizer.layers(model)),
                                    setup.calibration().orElseThrow().batches(plan.resolution()));
        }
        return new BuiltModel(plan, model.toByteArray());
    }

    private MobileNetV3Plan plan(Genome genome) {
        MobileNetV3Planner planner = setup.network().planner();
        OptionalInt resolution = setup.settings().resolution();
        return resolution.isPresent()
                ? planner.plan(genome, resolution.getAsInt())
                : planner.plan(genome);
    }
}
