/** Image files decoded to the samples that they store, and cut to the size that a network takes. */
package dev.linas.supernet.image;
