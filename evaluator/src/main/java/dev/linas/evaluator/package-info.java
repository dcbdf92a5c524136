/** The evaluator: candidates in, measurements out (DESIGN, section 5.2). */
package dev.linas.evaluator;
