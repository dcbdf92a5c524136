package dev.linas.supernettrainer;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.runtime.error.UserError;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernettrainer.task.DigitTask;
import dev.linas.supernettrainer.task.ImageTask;

/**
 * A network, and the data that it is trained on.
 *
 * @param network the super-network
 * @param planner plans of its sub-networks
 * @param task the images
 */
record Project(MobileNetV3Description network, MobileNetV3Planner planner, ImageTask task) {

    /**
     * The built-in network of the given name, on the task that fits it.
     *
     * @throws UserError if there is none, or no task fits it
     */
    static Project of(String name) {
        NetworkDescription described =
                NetworkCatalog.ALL
                        .find(name)
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                ("--network %s: there is no such network;"
                                                                + " expected one of %s")
                                                        .formatted(
                                                                name, NetworkCatalog.ALL.names())));
        if (!(described instanceof MobileNetV3Description network)) {
            throw new UserError(
                    "--network %s: networks of its family are not trained here; choose digits-mbv3"
                            .formatted(name));
        }
        MobileNetV3Planner planner =
                MobileNetV3Planner.of(network, BuiltInSpaces.find(network.space()).orElseThrow());
        ImageTask task = new DigitTask();
        int resolution = planner.plan(planner.largest()).resolution();
        if (network.input().channels() != 1
                || resolution != task.size()
                || network.classes() != task.classes()) {
            throw new UserError(
                    ("--network %s: it takes %d x %d images of %d channels in %d classes, but task"
                                    + " %s draws grey ones of %d x %d in %d; choose digits-mbv3")
                            .formatted(
                                    name,
                                    resolution,
                                    resolution,
                                    network.input().channels(),
                                    network.classes(),
                                    task.name(),
                                    task.size(),
                                    task.size(),
                                    task.classes()));
        }
        return new Project(network, planner, task);
    }
}
