package dev.linas.evaluator.lut;

import dev.linas.supernet.mobilenetv3.MobileNetV3Layer;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;

/** Measures median latencies on one device, in milliseconds; all are above 0. */
public interface LayerStopwatch {

    /** What it costs to run a model that computes nothing. */
    double emptyRun() throws InterruptedException;

    /** A layer run alone. */
    double layer(MobileNetV3Layer layer) throws InterruptedException;

    /** A whole sub-network. */
    double network(MobileNetV3Plan network) throws InterruptedException;
}
