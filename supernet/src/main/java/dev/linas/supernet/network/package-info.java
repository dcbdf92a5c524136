/**
 * Weight-sharing super-networks: their description, and the plan of the sub-network that a genome
 * picks. Trainer and evaluator both build from the plan, so it alone says what a genome means.
 */
package dev.linas.supernet.network;
