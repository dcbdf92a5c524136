/** Pools of evaluators: their settings, and the registry of the kinds of meters. */
package dev.linas.evaluator.pool;
