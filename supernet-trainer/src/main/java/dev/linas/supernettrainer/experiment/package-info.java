/** Experiments that tell what the weights of a super-network are worth. */
package dev.linas.supernettrainer.experiment;
