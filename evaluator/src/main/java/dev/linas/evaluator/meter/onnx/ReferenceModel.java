package dev.linas.evaluator.meter.onnx;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.device.latency.Reference;
import java.util.SplittableRandom;

/**
 * A sub-network of common size, drawn with a fixed seed, in one session that stays open; the pace
 * of the device is told from it. Not thread-safe.
 */
final class ReferenceModel implements AutoCloseable {
    private static final long SEED = 1;

    private final OnnxSetup setup;
    private Opened opened;

    ReferenceModel(OnnxSetup setup) {
        this.setup = setup;
    }

    private record Opened(BuiltModel model, TimedRun run, Reference<RuntimeException> reference) {}

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
            TimedRun run = new TimedRuns(setup, TimedPart.WHOLE).of(model, 1).get(0);
            return new Opened(model, run, new Reference<>(run::once));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.run().close();
            opened.model().close();
            opened = null;
        }
    }
}
