package dev.linas.supernettrainer;

import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernettrainer.task.ImageTask;
import dev.linas.supernettrainer.torch.TrainableNetwork;

/**
 * A network, and the data that it is trained on.
 *
 * @param network the super-network
 * @param task the images
 */
record Project(TrainableNetwork network, ImageTask task) {
    /** Plans of its sub-networks. */
    NetworkPlanner planner() {
        return network.planner();
    }

    /** Name of the network. */
    String name() {
        return planner().network().name();
    }
}
