/**
 * The seam of tasks: data that networks are scored on, and their scorers. A metric such as
 * accuracy, BLEU or hit rate is a task's; the meter only hands it a model.
 */
package dev.linas.tasks;
