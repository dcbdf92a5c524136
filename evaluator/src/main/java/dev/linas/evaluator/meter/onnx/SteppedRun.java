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
        switch (part) {
            case WHOLE, ENCODER -> {}
            case PROMPT -> begun = model.start(once, batch, beams);
            case STEP, TOKENS -> {
                begun = begin();
                for (int step = 0; step < steps.before(); step++) {
                    begun.step(each);
                }
            }
        }
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
        try (StepwiseModel.Run run = begin()) {
            for (int step = 0; step < model.steps().count(); step++) {
                run.step(each);
            }
        }
    }

    /** A run before its first step, after its prompt where it takes one. */
    private StepwiseModel.Run begin() {
        StepwiseModel.Run run = model.start(once, batch, beams);
        if (model.steps().prompt().isPresent()) {
            run.step(prompt);
        }
        return run;
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
