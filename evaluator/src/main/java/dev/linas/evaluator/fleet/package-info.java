/** What this instance and others of its pool are doing: heart-beats, earlier work, what waits. */
package dev.linas.evaluator.fleet;
