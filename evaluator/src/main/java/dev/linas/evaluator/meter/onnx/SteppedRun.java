package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.SampleInputs;
import dev.linas.supernet.inference.StepwiseModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A run of a network that runs in steps, on drawn inputs that are the same at all steps. */
final class SteppedRun implements TimedRun {
    private final StepwiseModel model;
    private final TimedPart part;
    private final int batch;
    private final int beams;
    private final List<NamedTensor> once;
    private final List<NamedTensor> prompt;
    private final List<NamedTensor> each;
    private final Consumer<StepwiseModel> atEnd;
    private StepwiseModel.Run begun;

    /**
     * @param inputs of the whole network
     * @param batch examples that run at once
     * @param beams rows that each example has in a step
     * @param atEnd what happens to the model when this is closed
     */
    SteppedRun(
            StepwiseModel model,
            TimedPart part,
            List<GraphInput> inputs,
            int batch,
            int beams,
            Consumer<StepwiseModel> atEnd) {
        Steps steps = model.steps();
        List<GraphInput> first = new ArrayList<>(inputs);
        first.removeIf(input -> !steps.once().contains(input.name()));
        List<GraphInput> others = new ArrayList<>(inputs);
        others.removeIf(input -> first.contains(input) || steps.isState(input.name()));
        this.model = model;
        this.part = part;
        this.batch = batch;
        this.beams = beams;
        this.once = SampleInputs.drawn(first, batch).tensors();
        this.prompt = SampleInputs.drawn(others, batch * beams).tensors();
        List<GraphInput> single = others.stream().map(steps::atMiddle).toList();
        this.each = SampleInputs.drawn(single, batch * beams).tensors();
        this.atEnd = atEnd;
        this.begun =
                switch (part) {
                    case WHOLE, ENCODER -> null;
                    case PROMPT -> model.start(once, batch, beams);
                    case STEP, TOKENS -> begin(steps.before());
                };
    }

    @Override
    public void once() {
        switch (part) {
            case WHOLE -> whole();
            case ENCODER -> model.runOnce(once);
            case PROMPT -> begun.peek(prompt);
            case STEP, TOKENS -> begun.peek(each);
        }
    }

    private void whole() {
        begin(model.steps().count()).close();
    }

    /** A run after some steps, before which it takes a prompt where it has one. */
    private StepwiseModel.Run begin(int steps) {
        StepwiseModel.Run run = model.start(once, batch, beams);
        try {
            if (model.steps().prompt().isPresent()) {
                run.step(prompt);
            }
            for (int step = 0; step < steps; step++) {
                run.step(each);
            }
            return run;
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (begun != null) {
            begun.close();
            begun = null;
        }
        atEnd.accept(model);
    }
}
