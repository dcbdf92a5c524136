/** Decides how a pool answers a candidate; pure. */
package dev.linas.evaluator.routing;
