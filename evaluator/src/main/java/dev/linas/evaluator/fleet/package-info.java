/** The state of a pool: heart-beats of its instances, earlier measurements, waiting work. */
package dev.linas.evaluator.fleet;
