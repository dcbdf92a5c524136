package dev.linas.searches.lut;

import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.family.NetworkPlan;

/** Measures median latencies on one device, in milliseconds; all are above 0. */
public interface LayerStopwatch {

    /** The time of a run of a model that computes nothing, in milliseconds. */
    double emptyRun() throws InterruptedException;

    /** A layer run alone. */
    double layer(NetworkLayer layer) throws InterruptedException;

    /** A whole sub-network. */
    double network(NetworkPlan network) throws InterruptedException;
}
