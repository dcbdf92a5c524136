package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.inference.StepwiseModel;
import java.util.List;

/** Makes the runs that are timed, all on equal inputs. Not thread-safe. */
final class TimedRuns {
    private final SessionSettings settings;
    private final int batch;
    private final int beams;
    private final TimedPart part;
    private final ProbeInput inputs;

    TimedRuns(OnnxSetup setup, TimedPart part) {
        this.settings = setup.timed();
        this.batch = setup.settings().timed().batch();
        this.beams = setup.beams();
        this.part = part;
        this.inputs = new ProbeInput(batch);
    }

    /** Several, each in a session of its own that closes with the model. */
    List<TimedRun> of(BuiltModel model, int count) {
        return model.runsInSteps()
                ? model.stepwise(settings, count).stream()
                        .map(loaded -> stepped(model, loaded, false))
                        .toList()
                : model.sessions(settings, count).stream()
                        .map(loaded -> plain(model, loaded, false))
                        .toList();
    }

    /** One in a session that closes with it, in another place in memory each time. */
    TimedRun ofItsOwn(BuiltModel model) {
        return model.runsInSteps()
                ? stepped(model, model.loadStepwise(settings), true)
                : plain(model, OnnxModel.load(model.bytes(), settings), true);
    }

    private TimedRun plain(BuiltModel model, OnnxModel loaded, boolean closes) {
        return new PlainRun(
                loaded, inputs.of(model.plan(), loaded), closes ? OnnxModel::close : kept -> {});
    }

    private TimedRun stepped(BuiltModel model, StepwiseModel loaded, boolean closes) {
        return new SteppedRun(
                loaded,
                part,
                model.plan().inputs(),
                batch,
                beams,
                closes ? StepwiseModel::close : kept -> {});
    }
}
