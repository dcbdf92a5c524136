/** A search that runs on this machine: its apps, what is said meanwhile, its results. */
package dev.linas.searches.run;
