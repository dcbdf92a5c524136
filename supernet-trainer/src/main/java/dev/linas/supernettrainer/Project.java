package dev.linas.supernettrainer;

import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernettrainer.task.ImageTask;

/**
 * A network, and the data that it is trained on.
 *
 * @param network the super-network
 * @param planner plans of its sub-networks
 * @param task the images
 */
record Project(MobileNetV3Description network, MobileNetV3Planner planner, ImageTask task) {}
