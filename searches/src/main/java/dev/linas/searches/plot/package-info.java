/** Pictures of results: charts and heat maps, composed and written as SVG. */
package dev.linas.searches.plot;
