#!/usr/bin/env python3
"""A `command` meter for an Android phone on adb: exports each sub-network, pushes it, times it with ONNX Runtime there.

Not tested by the project, which has no phone. It needs on the computer `adb` and Linas, and on the phone the program
onnxruntime_perf_test with its library, from a build of ONNX Runtime for Android:

    adb push onnxruntime_perf_test libonnxruntime.so /data/local/tmp/linas/
    adb shell chmod +x /data/local/tmp/linas/onnxruntime_perf_test

In the search file (one pool, and one `device`, per phone):

    pixel7: {meter: command, metrics: [latency_ms], timeout: 180s, device: pixel7,
             command: [python3, phone.py, --linas, ./linas, --search, search.yaml, --serial, 1A2B3C]}
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

FOLDER = "/data/local/tmp/linas"
MEDIAN = re.compile(r"P50 Latency:\s*([0-9.eE+-]+)\s*s")


class Hopeless(Exception):
    """This sub-network can never be measured: it fails for good."""


def run(*command):
    """What a command prints. A failure ends this process, so that the candidate is tried again later."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              encoding="utf-8", errors="replace")  # the standard input is where Linas asks
    except OSError as error:
        sys.exit("cannot run %s: %s" % (command[0], error))
    if done.returncode != 0:
        sys.exit("%s: exit code %d: %s" % (" ".join(command[:4]), done.returncode, done.stdout.strip()[-500:]))
    return done.stdout


def adb(given, *command):
    return run("adb", *(["-s", given.serial] if given.serial else []), *command)


def measure(given, genome):
    """Median latency in ms of a sub-network at batch size 1."""
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "candidate.onnx")
        weights = ["--weights", given.weights] if given.weights else []
        run(given.linas, "export", given.search, "--genome", ",".join(map(str, genome)), "--onnx", model, *weights)
        adb(given, "push", model, FOLDER + "/candidate.onnx")
    printed = adb(
        given, "shell",
        "cd %s && LD_LIBRARY_PATH=. ./onnxruntime_perf_test -I -e cpu -x %d -m times -r %d candidate.onnx"
        % (FOLDER, given.threads, given.runs))
    median = MEDIAN.search(printed)
    if median is None:
        raise Hopeless("onnxruntime_perf_test printed no 'P50 Latency': " + printed.strip()[-300:])
    return float(median.group(1)) * 1000


def main():
    parser = argparse.ArgumentParser(description="Times sub-networks on an Android phone, for a command meter of Linas.")
    parser.add_argument("--linas", default="./linas", help="the launcher of Linas (default: %(default)s)")
    parser.add_argument("--search", required=True, metavar="SEARCH.yaml", help="the search file, for space and weights")
    parser.add_argument("--weights", metavar="FILE",
                        help="weights of the super-network (default: those of an onnx pool of the search)")
    parser.add_argument("--serial", help="serial number of the phone, as 'adb devices' shows it (default: the only one)")
    parser.add_argument("--threads", type=int, default=1, help="threads of ONNX Runtime (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=200, help="timed runs (default: %(default)s)")
    given = parser.parse_args()
    for line in sys.stdin:
        genome = json.loads(line)["genome"]
        try:
            answer = {"metrics": {"latency_ms": measure(given, genome)}}
        except Hopeless as error:
            answer = {"error": str(error)}
        answer["genome"] = genome  # so that no answer is ever taken for that of another sub-network
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
