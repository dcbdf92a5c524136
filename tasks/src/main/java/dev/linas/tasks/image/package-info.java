/** Task {@code image-classification}: images with labels, and how many a network tells right. */
package dev.linas.tasks.image;
