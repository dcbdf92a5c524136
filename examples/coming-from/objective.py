"""A made-up network: what a search of pymoo, Optuna or NNI would call. Put yours here."""


def evaluate(options):
    depth, kernel, width = options["depth"], options["kernel"], options["width"]
    accuracy = 60 + 6 * depth ** 0.5 + 1.5 * kernel ** 0.5 + width ** 0.5
    latency = 0.5 + depth * kernel * kernel * width / 1500
    return {"accuracy": round(accuracy, 3), "latency_ms": round(latency, 3)}
