package dev.linas.predictors;

/**
 * Hyper-parameters of epsilon support vector regression on standardised labels.
 *
 * @param cost C, the price of a residual outside the tube, &gt; 0
 * @param gamma width of an RBF kernel, factor of a linear one, &gt; 0
 * @param epsilon half width of the tube, in standard deviations of the labels, &ge; 0
 */
record SvrParameters(double cost, double gamma, double epsilon) {}
