/**
 * Labelled images that sub-networks are tested on: from one safetensors file or a folder of images,
 * normalised as the network wants them, read ahead on other threads.
 */
package dev.linas.tasks.dataset;
