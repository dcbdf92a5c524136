/** A metric of a pool, predicted from a few measurements of it and the tables of other pools. */
package dev.linas.searches.transfer;
