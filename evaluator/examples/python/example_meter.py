"""A meter for linas_evaluator.py. Copy it and measure your device instead."""

import time

METRICS = ["operations", "latency_ms"]
SAMPLES = 15


def measure(genome, options, metrics):
    """Measures one sub-network.

    genome   option index of every variable of the search space
    options  chosen option of every active variable, by name
    metrics  which of METRICS are wanted

    Returns a number per metric; a list of samples stands for their median, with their spread. Raise ValueError for what
    can never be measured (it fails for good), any other exception for what may work another time.
    """
    values = {}
    if "operations" in metrics:
        values["operations"] = operations(genome)
    if "latency_ms" in metrics:
        values["latency_ms"] = [time_once(operations(genome)) for _ in range(SAMPLES)]
    return values


def operations(genome):
    """Size of a stand-in for the sub-network: replace it, and time_once, by your own."""
    return 1000 * (1 + sum(genome))


def time_once(count):
    begun = time.perf_counter()
    total = 0
    for i in range(count):
        total += i * i
    return (time.perf_counter() - begun) * 1000
