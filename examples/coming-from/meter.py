"""Serves an objective function to Linas: one JSON object per line in, one per line out."""

import json
import sys

from objective import evaluate

for line in sys.stdin:
    question = json.loads(line)  # {"genome": [0, 2, 1], "options": {"depth": 1, "kernel": 7, "width": 32}}
    try:
        answer = {"metrics": evaluate(question["options"])}
    except Exception as error:  # the candidate fails, the search goes on
        answer = {"error": str(error)}
    answer["genome"] = question["genome"]
    print(json.dumps(answer), flush=True)
