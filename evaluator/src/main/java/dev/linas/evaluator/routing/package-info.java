/** What becomes of a candidate that reaches a pool; pure. */
package dev.linas.evaluator.routing;
