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
            self.metrics = names(module.METRICS)
            self._measure = module.measure
        except Exception as error:  # the user's code may raise anything while it is loaded
            raise InvalidMeter("--meter %s: %s; expected a Python file with METRICS, a list of names, and a function "
                            "measure(genome, options, metrics), see example_meter.py" % (file, plain(repr(error)))) from error
        runtime = "%s %s" % (platform.python_implementation(), platform.python_version())
        self.fingerprint = hashlib.sha256(b"\0".join([source, runtime.encode()])).hexdigest()

    def results(self, genome, options, metrics):
        """One MetricResult per metric: a ValueError fails them for good, any other exception for now."""
        try:
            values = self._measure(genome, options, metrics)
        except ValueError as error:
            return [failed(metric, "FAILED_PERMANENT", str(error)) for metric in metrics]
        except (Exception, SystemExit) as error:  # whatever the user's code raises must not end the evaluator
            return [failed(metric, "FAILED_TRANSIENT", repr(error)) for metric in metrics]
        if not isinstance(values, dict):
            return [failed(metric, "FAILED_PERMANENT", "%s gave %s; expected a dict of numbers by metric"
                           % (self.file.name, quoted(values))) for metric in metrics]
        return [self._result(metric, values.get(metric)) for metric in metrics]

    def _result(self, metric, value):
        samples = value if isinstance(value, (list, tuple)) else [value]
        try:
            if any(isinstance(sample, (str, bytes, bool)) for sample in samples):
                raise TypeError("a text or a truth value is no number, even where it looks like one")
            samples = [float(sample) for sample in samples]
        except (TypeError, ValueError, OverflowError):
            samples = []
        if not samples or not all(math.isfinite(sample) for sample in samples):
            return failed(metric, "FAILED_PERMANENT", "%s gave %s; expected a finite number, or a list of some"
                          % (self.file.name, quoted(value)))
        median = statistics.median(samples)
        if not math.isfinite(median):
            return failed(metric, "FAILED_PERMANENT", "the samples of %s are too large for a median" % metric)
        spread = statistics.median(abs(s - median) for s in samples) if len(samples) > 1 else None
        return {"metric": metric, "outcome": "MEASURED", "value": median, "spread": spread, "error": None}


def names(metrics):
    """METRICS as a list of names; a text alone would be a list of its letters."""
    if isinstance(metrics, str) or not all(isinstance(name, str) and name for name in metrics):
        raise TypeError("METRICS is %r, no list of names" % (metrics,))
    if not metrics or len(set(metrics)) != len(metrics):
        raise ValueError("METRICS is %r, empty or with a name twice" % (metrics,))
    return list(metrics)


def plain(text, most=2000):
    """A text on one line, without control characters, and cut: it travels in a record and is shown on terminals."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:4 * most]).split())
    return line if len(line) <= most and len(text) <= 4 * most else line[:most] + "…"


def quoted(value):
    """A value of the user's for a message; showing it may fail as well."""
    try:
        return plain(repr(value), 200)
    except Exception:
        return "a " + type(value).__name__


def failed(metric, outcome, why):
    return {"metric": metric, "outcome": outcome, "value": None, "spread": None, "error": plain(why)}


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
