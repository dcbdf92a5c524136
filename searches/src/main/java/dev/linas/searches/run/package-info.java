/** Runs a search on this machine: its apps, messages meanwhile, results. */
package dev.linas.searches.run;
