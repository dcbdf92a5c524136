package dev.linas.evaluator.meter.onnx;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.device.latency.Reference;
import dev.linas.supernet.inference.OnnxModel;
import java.util.SplittableRandom;

/**
 * A sub-network drawn with a fixed seed, thus of a common size, in one session that stays open:
 * what the pace of the device is told from. Not thread-safe.
 */
final class ReferenceModel implements AutoCloseable {
    private static final long SEED = 1;

    private final OnnxSetup setup;
    private Opened opened;

    ReferenceModel(OnnxSetup setup) {
        this.setup = setup;
    }

    private record Opened(
            BuiltModel model, OnnxModel.Input input, Reference<RuntimeException> reference) {}

    /** The reference, which stays open. */
    Reference<RuntimeException> open() {
        if (opened == null) {
            opened = load();
        }
        return opened.reference();
    }

    private Opened load() {
        SearchSpace space = setup.network().planner().space();
        Genome genome = space.random(new SplittableRandom(SEED));
        BuiltModel model = new ModelBuilder(setup).built(genome);
        try {
            OnnxModel session = model.session(setup.timed());
            OnnxModel.Input input =
                    new ProbeInput(setup.settings().timed().batch()).of(model.plan(), session);
            return new Opened(model, input, new Reference<>(() -> session.run(input)));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.input().close();
            opened.model().close();
            opened = null;
        }
    }
}
