"""The user's meter, and the machine that it measures on, as the records of Linas show them."""

import hashlib
import importlib.util
import math
import os
import pathlib
import platform
import statistics


class InvalidMeter(Exception):
    """The user's file is no meter."""


class Meter:
    """The user's meter: a Python file with METRICS and measure(genome, options, metrics)."""

    def __init__(self, file):
        self.file = pathlib.Path(file)
        try:
            source = self.file.read_bytes()
            spec = importlib.util.spec_from_file_location("linas_meter", self.file)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            self.metrics = list(module.METRICS)
            self._measure = module.measure
        except (OSError, SyntaxError, ImportError, AttributeError) as error:
            raise InvalidMeter("--meter %s: %s; expected a Python file with METRICS, a list of names, and a function "
                            "measure(genome, options, metrics), see example_meter.py" % (file, error)) from error
        runtime = "%s %s" % (platform.python_implementation(), platform.python_version())
        self.fingerprint = hashlib.sha256(b"\0".join([source, runtime.encode()])).hexdigest()

    def results(self, genome, options, metrics):
        """One MetricResult per metric: a ValueError fails them for good, any other exception for now."""
        try:
            values = self._measure(genome, options, metrics)
        except ValueError as error:
            return [failed(metric, "FAILED_PERMANENT", str(error)) for metric in metrics]
        except Exception as error:  # whatever the user's code raises must not end the evaluator
            return [failed(metric, "FAILED_TRANSIENT", repr(error)) for metric in metrics]
        return [self._result(metric, values.get(metric)) for metric in metrics]

    def _result(self, metric, value):
        samples = value if isinstance(value, (list, tuple)) else [value]
        try:
            samples = [float(sample) for sample in samples]
        except (TypeError, ValueError):
            samples = []
        if not samples or not all(math.isfinite(sample) for sample in samples):
            return failed(metric, "FAILED_PERMANENT", "%s gave %r; expected a finite number, or a list of some"
                          % (self.file.name, value))
        median = statistics.median(samples)
        spread = statistics.median(abs(s - median) for s in samples) if len(samples) > 1 else None
        return {"metric": metric, "outcome": "MEASURED", "value": median, "spread": spread, "error": None}


def failed(metric, outcome, why):
    return {"metric": metric, "outcome": outcome, "value": None, "spread": None, "error": why}


def device_facts():
    """DeviceFacts of this machine."""
    cpu = platform.processor() or "unknown"
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            cpu = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), cpu)
    except OSError:
        pass  # only Linux has this file
    return {"os": "%s %s" % (platform.system(), platform.release()), "arch": platform.machine(), "cpu": cpu,
            "cores": os.cpu_count() or 1, "runtime": "Python " + platform.python_version(), "facts": {}}


def describe(result):
    if result["outcome"] == "MEASURED":
        return "%s=%g" % (result["metric"], result["value"])
    return "%s failed: %s" % (result["metric"], result["error"])
