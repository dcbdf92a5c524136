/**
 * The seam of super-network families: descriptions, planners and plans in terms that every family
 * has. What images, kernels, tokens or items are, only a family's own package knows.
 */
package dev.linas.supernet.family;
