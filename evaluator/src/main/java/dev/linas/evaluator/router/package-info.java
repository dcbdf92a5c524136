/** The router: a topology that answers what is already measured and queues the rest. */
package dev.linas.evaluator.router;
