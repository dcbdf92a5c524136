/**
 * Predicts a metric of a device for every sub-network from few measurements of it and many of other
 * devices.
 */
package dev.linas.trainer.transfer;
