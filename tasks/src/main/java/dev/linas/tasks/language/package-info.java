/** Task {@code language-modelling}: texts, and how well a network foretells their tokens. */
package dev.linas.tasks.language;
