/** Translation between the contract's records and this app's domain. */
package dev.linas.evaluator.mapping;
