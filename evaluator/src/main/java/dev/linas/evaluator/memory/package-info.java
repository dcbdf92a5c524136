/** How much memory a model needs, measured in a process of its own. */
package dev.linas.evaluator.memory;
