/** The search file: what a user writes to say which search is wanted, read strictly. */
package dev.linas.searches.file;
