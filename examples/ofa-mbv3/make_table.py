"""Writes lookup-table.json: a made-up device model of the built-in OFA space, for trying Linas out.

Nothing in it was measured. The formulas only imitate how such networks behave: later stages and wider, larger kernels
help accuracy less and less, and cost time and memory, with block-to-block noise from a fixed seed.
"""

import itertools
import json
import pathlib
import random

KERNELS, WIDTHS, DEPTHS = (3, 5, 7), (3, 4, 6), (2, 3, 4)
STAGES, BLOCKS = 5, 4
STAGE_MS = (1.25, 0.85, 0.70, 0.80, 0.95)
STAGE_MB = (0.05, 0.12, 0.25, 0.45, 0.90)
GAIN_KERNEL = {3: 0.0, 5: 0.10, 7: 0.16}
GAIN_WIDTH = {3: 0.0, 4: 0.13, 6: 0.24}


def block(stage, index, noise):
    """Per kernel and width: accuracy gain in points, time in ms, memory in MB."""
    fade = 1.0 / (1 + 0.35 * index)
    liking = noise.uniform(0.6, 1.4)
    values = {}
    for kernel, width in itertools.product(KERNELS, WIDTHS):
        gain = fade * (0.15 + liking * GAIN_KERNEL[kernel] + GAIN_WIDTH[width]) + noise.gauss(0, 0.015)
        ms = STAGE_MS[stage] * width / 4 * (0.7 + 0.02 * kernel * kernel) * noise.uniform(0.97, 1.03)
        mb = STAGE_MB[stage] * width / 4 * (1 + 0.01 * kernel * kernel)
        values[kernel, width] = (gain, ms, mb)
    return values


def term(stage, index, values, column, digits):
    """A term of one block, which counts only when its stage is that deep."""
    number = stage * BLOCKS + index
    return {
        "when": {f"d{stage}": [depth for depth in DEPTHS if depth > index]},
        "variables": [f"ks{number}", f"e{number}"],
        "values": {f"{kernel},{width}": round(value[column], digits) for (kernel, width), value in values.items()},
    }


def main():
    noise = random.Random(7)
    blocks = [(s, i, block(s, i, noise)) for s in range(STAGES) for i in range(BLOCKS)]
    metrics = {}
    for column, (name, unit, bias, digits) in enumerate(
        (("top1", "percent", 68.0, 3), ("latency_ms", "ms", 6.5, 3), ("memory_mb", "MB", 9.0, 4))
    ):
        metrics[name] = {
            "unit": unit,
            "bias": bias,
            "terms": [term(stage, index, values, column, digits) for stage, index, values in blocks],
        }
    table = {
        "format": "linas-lookup-table/1",
        "space": "ofa-mbv3-d234-e346-k357-w1.0",
        "note": "Synthetic: made up by make_table.py to try Linas out. Nothing was measured.",
        "metrics": metrics,
    }
    target = pathlib.Path(__file__).with_name("lookup-table.json")
    target.write_text(json.dumps(table, indent=None, separators=(",", ":")).replace('{"when"', '\n{"when"') + "\n")


if __name__ == "__main__":
    main()
