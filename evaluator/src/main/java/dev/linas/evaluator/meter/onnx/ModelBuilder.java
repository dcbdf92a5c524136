package dev.linas.evaluator.meter.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.core.space.Genome;
import dev.linas.supernet.StepwiseSubNetwork;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.StepwiseBatch;
import dev.linas.supernet.inference.StepwiseModel;
import dev.linas.supernet.quantization.GenomeBits;
import dev.linas.supernet.quantization.LayerBits;
import dev.linas.supernet.quantization.StaticQuantizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the model of a genome as the settings want it. Thread-safe. */
final class ModelBuilder {
    private static final int SHARE_OF_HEAP = 8;

    private final OnnxSetup setup;
    private final Optional<GenomeBits> bits;

    ModelBuilder(OnnxSetup setup) {
        this.setup = setup;
        this.bits =
                setup.settings().execution().isQuantized()
                        ? Optional.of(bits(setup.network()))
                        : Optional.empty();
    }

    private static GenomeBits bits(SuperNetwork network) {
        NetworkPlanner planner = network.planner();
        ModelProto largest = network.cut(SubNetworkRequest.of(planner.largest())).model();
        return GenomeBits.of(planner.space(), largest);
    }

    /** Only the plan of a sub-network, without a model that could run. */
    BuiltModel planned(Genome genome) {
        return new BuiltModel(plan(genome), new byte[0]);
    }

    /** The sub-network, calibrated and quantised as the settings want it. */
    BuiltModel built(Genome genome) {
        NetworkPlan plan = plan(genome);
        Optional<StepwiseSubNetwork> steps = setup.network().stepwise(plan);
        if (steps.isPresent()) {
            return new BuiltModel(bits.isPresent() ? quantized(steps.get()) : steps.get());
        }
        SubNetworkRequest inherited =
                SubNetworkRequest.of(genome).at(setup.settings().execution().resolution());
        SubNetworkRequest request =
                setup.calibration()
                        .map(source -> inherited.calibratedOn(source.of(plan)))
                        .orElse(inherited);
        ModelProto model = setup.network().cut(request).model();
        if (bits.isPresent()) {
            model = quantized(genome, model, calibration().of(plan).batches());
        }
        return new BuiltModel(plan, model.toByteArray());
    }

    private ModelProto quantized(Genome genome, ModelProto model, Iterable<InputBatch> batches) {
        LayerBits own = bits.orElseThrow().of(genome, StaticQuantizer.layers(model));
        return new StaticQuantizer().quantize(model, own, batches);
    }

    /** Both parts, with ranges that the floats have on whole examples, step by step. */
    private StepwiseSubNetwork quantized(StepwiseSubNetwork floats) {
        NetworkPlan plan = floats.plan();
        List<StepwiseBatch> batches = calibration().stepwise(plan);
        try (StepwiseModel model =
                StepwiseModel.load(
                        floats.steps(),
                        floats.once().map(ModelProto::toByteArray),
                        floats.step().toByteArray(),
                        setup.untimed())) {
            return new StepwiseSubNetwork(
                    plan,
                    floats.steps(),
                    floats.once()
                            .map(
                                    once ->
                                            quantized(
                                                    plan.genome(),
                                                    once,
                                                    batches.stream()
                                                            .map(StepwiseBatch::first)
                                                            .toList())),
                    quantized(plan.genome(), floats.step(), StepwiseBatch.inputs(model, batches)));
        }
    }

    private CalibrationSource calibration() {
        return setup.calibration().orElseThrow();
    }

    /**
     * The models of genomes, of the first ones if all of them would fill a good part of the heap.
     */
    List<BuiltModel> builtWithinMemory(List<Genome> genomes) {
        long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        List<BuiltModel> models = new ArrayList<>();
        for (Genome genome : genomes) {
            BuiltModel model = built(genome);
            room -= model.length();
            if (room < 0 && !models.isEmpty()) {
                return models;
            }
            models.add(model);
        }
        return models;
    }

    private NetworkPlan plan(Genome genome) {
        return setup.network().planner().plan(genome, setup.settings().execution().resolution());
    }
}
