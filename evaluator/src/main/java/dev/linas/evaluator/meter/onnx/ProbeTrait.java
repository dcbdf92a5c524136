package dev.linas.evaluator.meter.onnx;

/** A property of a kind of probe: something that it needs, or that its values depend on. */
enum ProbeTrait {
    /** It needs the model; the plan of a sub-network is not enough. */
    NEEDS_MODEL,
    /** It runs the model, and nothing else may run on the device meanwhile. */
    NEEDS_DEVICE,
    /** It needs labelled examples, and its values depend on trained weights. */
    NEEDS_DATASET,
    /** Its values depend on the processor, so evaluators on other processors are another pool. */
    DEPENDS_ON_MACHINE
}
