/** The documents of the repository, as tests look at them. */
package dev.linas.core.documents;
