/** The evaluator: candidates in, measurements out. */
package dev.linas.evaluator;
