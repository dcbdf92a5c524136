package dev.linas.evaluator.lut;

import dev.linas.core.network.LayerPlan;
import dev.linas.core.network.NetworkPlan;

/** Measures latencies on one device. */
public interface LayerStopwatch {

    /**
     * Median latency of a layer run alone, in milliseconds, less what running anything at all
     * costs; at least 0.
     */
    double layer(LayerPlan layer) throws InterruptedException;

    /** Median latency of a whole sub-network, in milliseconds; above 0. */
    double network(NetworkPlan network) throws InterruptedException;
}
