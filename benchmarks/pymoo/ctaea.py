"""Median hypervolumes of pymoo's C-TAEA on the problems of AlgorithmReferenceIT.

    pip install pymoo==0.6.2
    python ctaea.py [--evaluations 1500] [--seeds 20]

The problems are those of the test class IntegerProblem; a run counts everything it evaluated within the bounds. Two
sets of operators: pymoo's usual ones for integers (SBX and polynomial mutation, rounded), and the ones that Linas has
(uniform crossover, random reset of a variable). Mutation 1 / number of variables, crossover 0.9, population 50 (45 with
three objectives: a direction each, Das and Dennis). Prints a line per problem and set.
"""

import argparse

import numpy as np
from pymoo.algorithms.moo.ctaea import CTAEA
from pymoo.core.mutation import Mutation
from pymoo.core.problem import Problem
from pymoo.indicators.hv import HV
from pymoo.operators.crossover.sbx import SBX
from pymoo.operators.crossover.ux import UniformCrossover
from pymoo.operators.mutation.pm import PM
from pymoo.operators.repair.rounding import RoundingRepair
from pymoo.operators.sampling.rnd import IntegerRandomSampling
from pymoo.util.ref_dirs import get_reference_directions


def zdt1(x):
    g = 1 + 9 * x[:, 1:].mean(axis=1)
    return np.column_stack([x[:, 0], g * (1 - np.sqrt(x[:, 0] / g))])


def dtlz2(x):
    radius = 1 + ((x[:, 2:] - 0.5) ** 2).sum(axis=1)
    a, b = x[:, 0] * np.pi / 2, x[:, 1] * np.pi / 2
    return radius[:, None] * np.column_stack(
        [np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)]
    )


# name: costs, variables, levels, partitions of the directions, reference point, bound of the first objective
PROBLEMS = {
    "ZDT1": (zdt1, 30, 16, 49, (1.1, 6.5), None),
    "DTLZ2": (dtlz2, 20, 12, 8, (2.5, 2.5, 2.5), None),
    "BOUNDED_DTLZ2": (dtlz2, 20, 12, 8, (2.5, 2.5, 2.5), 0.5),
}


class Grid(Problem):
    """A problem on an integer grid that keeps the costs of every point evaluated within the bound."""

    def __init__(self, costs, variables, levels, point, bound):
        super().__init__(
            n_var=variables,
            n_obj=len(point),
            n_ieq_constr=0 if bound is None else 1,
            xl=0,
            xu=levels - 1,
            vtype=int,
        )
        self.costs, self.levels, self.bound = costs, levels, bound
        self.evaluated = []

    def _evaluate(self, x, out, *args, **kwargs):
        assert np.issubdtype(x.dtype, np.integer), x.dtype
        costs = self.costs(x / (self.levels - 1.0))
        out["F"] = costs
        if self.bound is not None:
            out["G"] = costs[:, :1] - self.bound
        self.evaluated.extend(costs)

    def feasible(self, evaluations):
        costs = np.array(self.evaluated[:evaluations])
        assert len(costs) == evaluations
        return costs if self.bound is None else costs[costs[:, 0] <= self.bound]


class Reset(Mutation):
    """Draws each variable anew with the given probability."""

    def __init__(self, rate):
        super().__init__(prob=1.0)
        self.rate = rate

    def _do(self, problem, x, random_state=None, **kwargs):
        random = random_state or np.random
        fresh = random.integers(problem.xl, problem.xu + 1, x.shape)
        return np.where(random.random(x.shape) < self.rate, fresh, x)


def operators(kind, variables):
    if kind == "linas":
        return UniformCrossover(prob=0.9), Reset(1 / variables)
    repair = RoundingRepair()
    return (
        SBX(prob=0.9, eta=15, vtype=float, repair=repair, n_offsprings=1),
        PM(prob=1.0, prob_var=1 / variables, eta=20, vtype=float, repair=repair),
    )


def quality(name, kind, evaluations, seed):
    costs, variables, levels, partitions, point, bound = PROBLEMS[name]
    problem = Grid(costs, variables, levels, point, bound)
    crossover, mutation = operators(kind, variables)
    algorithm = CTAEA(
        ref_dirs=get_reference_directions("das-dennis", len(point), n_partitions=partitions),
        sampling=IntegerRandomSampling(),
        crossover=crossover,
        mutation=mutation,
    )
    algorithm.setup(problem, termination=("n_gen", 10**6), seed=seed, verbose=False)
    while len(problem.evaluated) < evaluations:
        algorithm.next()
    return HV(ref_point=np.array(point))(problem.feasible(evaluations))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evaluations", type=int, default=1500)
    parser.add_argument("--seeds", type=int, default=20)
    asked = parser.parse_args()
    for name in PROBLEMS:
        for kind in ("pymoo", "linas"):
            values = [quality(name, kind, asked.evaluations, s) for s in range(1, asked.seeds + 1)]
            print(f"{name} {kind} {np.median(values):.3f} ({min(values):.3f}..{max(values):.3f})", flush=True)


if __name__ == "__main__":
    main()
