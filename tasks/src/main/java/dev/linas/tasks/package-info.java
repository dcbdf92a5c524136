/**
 * The seam of tasks: what networks are scored on, and how. A metric such as accuracy, BLEU or hit
 * rate is a task's; the meter only hands it a model.
 */
package dev.linas.tasks;
