/** The rows of a search in little memory. */
package dev.linas.log.matrix;
