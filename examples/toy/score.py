"""A meter as an external command: one JSON object per line in, one per line out.

Replace score() by whatever measures a sub-network on your device. Linas starts this process once and keeps it running.
Standard output is for answers only; what it prints on stderr goes to the log.
"""

import json
import sys


def score(options):
    """Accuracy in percent and latency in ms of a made-up little network."""
    depth, kernel, width = options["depth"], options["kernel"], options["width"]
    if depth == 4 and width == 128 and kernel == 7:
        raise ValueError("does not fit into the memory of the device")
    residual = options.get("residual", "no")
    accuracy = 60 + 6 * depth ** 0.5 + 1.5 * kernel ** 0.5 + width ** 0.5
    accuracy += 2.5 if residual == "yes" else 0
    latency = 0.5 + depth * kernel * kernel * width / 1500
    return {"accuracy": round(accuracy, 3), "latency_ms": round(latency, 3)}


for line in sys.stdin:
    task = json.loads(line)  # {"genome": [0, 2, 1, 0], "options": {"depth": 1, ...}}
    try:
        answer = {"metrics": score(task["options"])}
    except ValueError as error:
        answer = {"error": str(error)}
    answer["genome"] = task["genome"]  # so that no answer is ever taken for that of another sub-network
    print(json.dumps(answer), flush=True)
