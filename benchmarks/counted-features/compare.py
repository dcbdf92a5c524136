#!/usr/bin/env python3
"""Whether MACs and parameters help a Gaussian process to predict accuracy (docs/decisions/0302).

usage: compare.py DATA     a folder with ofa-mbv3/{linas,evo}_nsga2_acc_macs.csv; needs numpy and scipy

Prints, by number of training rows and by what is predicted, medians of five draws: Kendall's tau-b and the
mean absolute percentage error, without and with the counts, and in how many draws tau-b was better with them.
"""
import csv
import os
import sys

import numpy as np
from scipy.optimize import minimize
from scipy.stats import kendalltau

GROUPS = [range(0, 20), range(20, 40), range(40, 45)]  # kernels, expansions, depths


def load(name):
    """Options of active variables (0 where a block is left out), logarithms of the counts, top-1."""
    options, counts, accuracies = [], [], []
    with open(os.path.join(sys.argv[1], "ofa-mbv3", name)) as file:
        for row in csv.DictReader(file):
            depths = [int(row[f"d{stage}"]) for stage in range(5)]
            genome = [0] * 40 + depths
            for stage, depth in enumerate(depths):
                for block in range(4 * stage, 4 * stage + depth):
                    genome[block] = int(row[f"ks{block}"])
                    genome[20 + block] = int(row[f"e{block}"])
            options.append(genome)
            counts.append([np.log(float(row["macs"])), np.log(float(row["params"]))])
            accuracies.append(float(row["top1"]))
    return np.array(options), np.array(counts), np.array(accuracies)


def distances(left, right):
    """How many options of each group differ."""
    return [sum((left[:, None, v] != right[None, :, v]) * 1.0 for v in group) for group in GROUPS]


def kernel(p, differing, left, right, counted):
    weights = np.exp(p[:3])
    k = np.exp(p[3]) * (45 - sum(differing)) / 45
    k = k + np.exp(-sum(w * d for w, d in zip(weights, differing)))
    if counted:
        squares = (left[:, None, :] - right[None, :, :]) ** 2
        k = k + np.exp(p[5]) * np.exp(-np.exp(p[6]) * squares[:, :, 0] - np.exp(p[7]) * squares[:, :, 1])
        k = k + np.exp(p[8]) * (left @ right.T)
    return k


def fitted(differing, counts, labels, counted):
    """Hyper-parameters of the largest marginal likelihood, with a wide prior."""
    rows = len(labels)
    start = np.array([-3, -3, -2, 0, -3] + ([-1, 0, 0, -1] if counted else []), float)

    def loss(p):
        try:
            factor = np.linalg.cholesky(
                kernel(p, differing, counts, counts, counted) + np.exp(p[4]) * np.eye(rows))
        except np.linalg.LinAlgError:
            return 1e6
        whitened = np.linalg.solve(factor, labels)
        return (rows / 2 * np.log(whitened @ whitened / rows) + np.log(np.diag(factor)).sum()
                + 0.02 * np.sum((p - start) ** 2))

    return minimize(loss, start, method="L-BFGS-B", options={"maxiter": 40}).x


def judged(training, test, counted):
    """tau-b and percentage error on the test rows."""
    (options, counts, accuracies), (other_options, other_counts, truth) = training, test
    mean, spread = counts.mean(0), counts.std(0)
    counts, other_counts = (counts - mean) / spread, (other_counts - mean) / spread
    labels = (accuracies - accuracies.mean()) / accuracies.std()
    differing = distances(options, options)
    p = fitted(differing, counts, labels, counted)
    covariance = kernel(p, differing, counts, counts, counted) + np.exp(p[4]) * np.eye(len(labels))
    predicted = kernel(p, distances(other_options, options), other_counts, counts, counted)
    predicted = predicted @ np.linalg.solve(covariance, labels) * accuracies.std() + accuracies.mean()
    return kendalltau(predicted, truth)[0], 100 * np.mean(abs(predicted - truth) / truth)


def main():
    np.seterr(all="ignore")  # steps of the search that overflow count as unlikely
    linas, evolution = load("linas_nsga2_acc_macs.csv"), load("evo_nsga2_acc_macs.csv")
    for rows in (50, 100, 250):
        for name, other in (("the same file", None), ("NSGA-II's", evolution)):
            without, using = [], []
            for draw in range(5):
                order = np.random.default_rng(draw).permutation(len(linas[2]))
                training = tuple(part[order[:rows]] for part in linas)
                test = other or tuple(part[order[rows:]] for part in linas)
                without.append(judged(training, test, False))
                using.append(judged(training, test, True))
            better = sum(b[0] > a[0] for a, b in zip(without, using))
            print("%d rows, %s: without tau-b %.3f, MAPE %.3f %%; with %.3f, %.3f %%; better in %d of 5"
                  % (rows, name, *np.median(without, 0), *np.median(using, 0), better), flush=True)


if __name__ == "__main__":
    main()
