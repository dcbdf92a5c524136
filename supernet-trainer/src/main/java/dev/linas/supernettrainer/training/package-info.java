/** Training: methods, optimiser, schedule, log and checkpoints. */
package dev.linas.supernettrainer.training;
