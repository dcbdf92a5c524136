/** Workers: share-group consumers of a pool's work queue that measure and report. */
package dev.linas.evaluator.worker;
