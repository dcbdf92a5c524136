/**
 * What a device needs for each sub-network, predicted from few measurements of it and many of
 * others.
 */
package dev.linas.trainer.transfer;
