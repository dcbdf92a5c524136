#!/usr/bin/env python3
"""What scikit-learn's Ridge and SVR reach with DyNAS-T's grids on the rows that PredictorAccuracy uses.

Grids: alpha 0.1..10 in steps of 0.1, C 1..100 in steps of 1 (RBF kernel, gamma 'scale'), both chosen by 5-fold
cross-validation (negative mean squared error, as GridSearchCV does by default through R^2 of one set of labels).
Features: one column per variable and option, as DyNAS-T encodes; blocks that a shallow stage leaves out keep theirs.

    python3 compare.py DATA_FOLDER [--rows 50,100,250,500] [--trials 3] [--problems ofa-top1-linas,...]

Needs python3-sklearn. Prints CSV: problem,rows,kind,tau_b,mape,seconds (medians over the trials).
"""
import argparse
import csv
import pathlib
import statistics
import sys
import time
import warnings

import numpy as np
from scipy.stats import kendalltau
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVR

PROBLEMS = {
    "nb201-acc": ("nasbench201/nasbench201.csv", "cifar10-val", None),
    "nb201-pixel2": ("nasbench201/nasbench201.csv", "latency_ms@pixel2", None),
    "ofa-top1-linas": ("ofa-mbv3/linas_nsga2_acc_macs.csv", "top1", None),
    "ofa-top1-linas-to-evo": ("ofa-mbv3/linas_nsga2_acc_macs.csv", "top1", "ofa-mbv3/evo_nsga2_acc_macs.csv"),
    "ofa-top1-evo": ("ofa-mbv3/evo_nsga2_acc_macs.csv", "top1", None),
    "ofa-macs-linas": ("ofa-mbv3/linas_nsga2_acc_macs.csv", "macs", None),
}
MASK = (1 << 64) - 1


def shuffled(size, seed):
    """The order of rows of trial `seed`: java.util.SplittableRandom and PredictorAccuracy's shuffle."""
    state = seed
    order = list(range(size))

    def next_int32():
        nonlocal state
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 33)) * 0x62A9D9ED799705F5) & MASK
        z = ((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & MASK
        return (z >> 32) & 0xFFFFFFFF

    def next_int(bound):
        r = next_int32()
        m = bound - 1
        if bound & m == 0:
            return r & m
        u = r >> 1
        while True:
            r = u % bound
            if u + m - r < 1 << 31:
                return r
            u = next_int32() >> 1

    for last in range(size - 1, 0, -1):
        other = next_int(last + 1)
        order[last], order[other] = order[other], order[last]
    return order


def load(folder, file, column):
    with open(folder / file, newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = [n for n in rows[0] if n.startswith(("ks", "e", "d", "op")) and n.rstrip("0123456789") in ("ks", "e", "d", "op")]
    return [[row[n] for n in names] for row in rows], np.array([float(row[column]) for row in rows])


def one_hot(genomes, options):
    return np.array([[1.0 if value == option else 0.0 for value, column in zip(g, options) for option in column] for g in genomes])


def searches():
    yield "sklearn-ridge", GridSearchCV(Ridge(), {"alpha": np.arange(0.1, 10.05, 0.1)}, cv=5)
    yield "sklearn-svr", GridSearchCV(SVR(kernel="rbf"), {"C": np.arange(1, 101, 1)}, cv=5)


def run(folder, name, rows, trials):
    file, column, other = PROBLEMS[name]
    genomes, labels = load(folder, file, column)
    held_genomes, held_labels = load(folder, other, column) if other else (genomes, labels)
    options = [sorted(set(c)) for c in zip(*(genomes + held_genomes))]
    features, held = one_hot(genomes, options), one_hot(held_genomes, options)
    for kind, _ in searches():
        figures = []
        for trial in range(trials):
            order = shuffled(len(genomes), trial)
            train = order[:rows]
            rest = range(len(held_genomes)) if other else order[rows:rows + 2000]
            search = dict(searches())[kind]
            start = time.perf_counter()
            search.fit(features[train], labels[train])
            seconds = time.perf_counter() - start
            predicted = search.predict(held[list(rest)])
            truth = held_labels[list(rest)]
            figures.append((kendalltau(truth, predicted).correlation, 100 * np.mean(np.abs(predicted / truth - 1)), seconds))
        tau, mape, seconds = (statistics.median(column) for column in zip(*figures))
        print(f"{name},{rows},{kind},{tau:.4f},{mape:.4f},{seconds:.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--rows", default="50,100,250,500")
    parser.add_argument("--trials", type=int, default=3)
    parser.add_argument("--problems", default=",".join(PROBLEMS))
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        sys.exit(f"SKIPPED: there is no folder {arguments.data}; give the folder of the shared data")
    warnings.filterwarnings("ignore")
    print("problem,rows,kind,tau_b,mape,seconds")
    for name in arguments.problems.split(","):
        for rows in arguments.rows.split(","):
            run(arguments.data, name, int(rows), arguments.trials)


if __name__ == "__main__":
    main()
