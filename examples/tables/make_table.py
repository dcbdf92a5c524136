"""Writes networks.csv: made-up measurements of every sub-network of ../toy/space.json, for trying Linas out.

Nothing in it was measured. A phone likes small kernels, a board likes few channels; energy goes with the work that is
done, so the three pull apart.
"""

import csv
import itertools
import json
import pathlib

HERE = pathlib.Path(__file__).parent
SPACE = json.loads((HERE / ".." / "toy" / "space.json").read_text())
NAMES = [variable["name"] for variable in SPACE["variables"]]
OPTIONS = [variable["options"] for variable in SPACE["variables"]]


def measured(depth, kernel, width, residual):
    work = depth * kernel * kernel * width / 1000
    accuracy = 74 + 4.5 * depth ** 0.5 + 1.2 * kernel ** 0.5 + 0.55 * width ** 0.5 + (1.5 if residual == "yes" else 0)
    return {
        "accuracy": round(accuracy, 2),
        "phone_ms": round(1 + 0.6 * depth * kernel + 2.5 * work, 3),
        "board_ms": round(2 + 0.05 * depth * width + 3.5 * work, 3),
        "energy_mj": round(4 + 9 * work + 0.2 * width, 3),
    }


rows = []
for indices in itertools.product(*(range(len(options)) for options in OPTIONS)):
    chosen = [options[index] for options, index in zip(OPTIONS, indices)]
    if chosen[0] == 1 and indices[3] != 0:
        continue  # residual connections exist only from two blocks on
    rows.append(dict(zip(NAMES, indices)) | measured(*chosen))
with open(HERE / "networks.csv", "w", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
