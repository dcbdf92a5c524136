/** Plain text on the console: tables and numbers. */
package dev.linas.searches.text;
