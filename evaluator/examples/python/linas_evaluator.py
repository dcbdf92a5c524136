#!/usr/bin/env python3
"""An evaluator of Linas in Python: joins a running search as a pool of its own.

It is router and worker of its pool in one: it reads the candidates that name the pool, measures them one by one with
your meter (a Python file, see example_meter.py) and publishes the measurements.
"""

import argparse
import datetime
import os
import pathlib
import re
import signal
import socket
import sys
import threading
import time

try:
    from confluent_kafka import KafkaException

    import linas_stream as ls
    from linas_meter import InvalidMeter, Meter, describe, device_facts, failed
except ImportError as missing:
    sys.exit("error: %s; install Debian's python3-confluent-kafka and python3-avro, or pip's confluent-kafka and avro"
             % missing)

APP = "linas-evaluator-python"
NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")
HEARTBEAT_SECONDS = 5.0
POLL_SECONDS = 0.5
FAREWELL_SECONDS = 3.0
OK, USAGE, UNREACHABLE = 0, 2, 3


class UserError(Exception):
    """Something that the user can mend."""


def now():
    return datetime.datetime.now(datetime.timezone.utc)


class Evaluator:
    """Serves one pool until it is told to stop."""

    def __init__(self, stream, search, pool, instance, meter, max_measuring_seconds):
        self._stream = stream
        self._space = (search["spaceName"], search["spaceDigest"])
        self._pool = pool
        self._instance = instance
        self._meter = meter
        self._max_measuring_seconds = max_measuring_seconds
        self._device = device_facts()
        self._started = now()
        self._measured = 0
        self._busy_with = []
        self._stopping = threading.Event()

    def stop(self, *_):
        """Ends after the candidate that is being measured."""
        self._stopping.set()

    def serve(self):
        """Measures until stop() is called; Unreachable if broker or registry fail for good."""
        self._stream.prepare([ls.MEASUREMENTS, ls.EVALUATORS, ls.DEAD_LETTERS])
        heart = threading.Thread(target=self._beat, daemon=True)
        heart.start()
        consumer = self._stream.consumer("%s-%s" % (APP, self._pool), self._max_measuring_seconds)
        try:
            consumer.subscribe([ls.CANDIDATES])
            while not self._stopping.is_set():
                message = consumer.poll(POLL_SECONDS)
                if message is None:
                    continue
                if message.error() is not None:
                    self._trouble(message.error())
                elif self._handle(message):
                    self._commit(consumer, message)
        finally:
            self._stopping.set()
            heart.join()
            consumer.close()
            self._say_good_bye()

    def _say_good_bye(self):
        try:
            self._stream.send(ls.EVALUATORS, self._key(), None, patience=FAREWELL_SECONDS)
        except (ls.Unreachable, ls.Refused) as error:
            log("could not say good-bye: %s" % error)

    @staticmethod
    def _trouble(error):
        if error.fatal():
            raise ls.Unreachable("the broker refuses to go on: %s" % error)
        log("waiting for the broker: %s" % error)  # librdkafka connects again by itself

    @staticmethod
    def _commit(consumer, message):
        """After the measurement is published, so that nothing is lost; what is measured twice counts once."""
        try:
            consumer.commit(message=message, asynchronous=False)
        except KafkaException as error:
            log("could not commit %s-%d@%d, it may be measured again: %s"
                % (message.topic(), message.partition(), message.offset(), error))

    def _handle(self, message):
        """Measures and publishes what a record asks of this pool; whether it asked for something."""
        try:
            candidate = self._stream.wire.decode(message.value())
        except ls.Unreadable as error:
            self._bury(message, error)
            return True
        metrics = []
        for wanted in candidate["wanted"]:
            if wanted["pool"] == self._pool:
                metrics += [metric for metric in wanted["metrics"] if metric not in metrics]
        if not metrics:
            return False
        place = "%s/%d/%d" % (candidate["searchId"], candidate["round"], candidate["index"])
        self._busy_with = [place]
        begun = time.monotonic()
        results = self._results(candidate, metrics)
        millis = int((time.monotonic() - begun) * 1000)
        self._report(message, candidate, results, millis)
        self._busy_with = []
        self._measured += 1
        log("%s %s in %d ms" % (place, ", ".join(describe(result) for result in results), millis))
        return True

    def _report(self, message, candidate, results, millis):
        """Publishes results; a failure instead of those that the broker refuses; at last a dead letter."""
        key = candidate["searchId"]
        try:
            self._stream.write(ls.MEASUREMENTS, key, self._measurement(candidate, results, millis))
        except ls.Refused as error:
            results[:] = [failed(result["metric"], "FAILED_PERMANENT", str(error)) for result in results]
            try:  # with the time of the candidate, which the broker has taken: this machine's clock may be wrong
                self._stream.write(ls.MEASUREMENTS, key, self._measurement(candidate, results, millis),
                                   timestamp=max(0, message.timestamp()[1]))
            except ls.Refused as again:
                self._bury(message, again, "report")

    def _results(self, candidate, metrics):
        if candidate["spaceDigest"] != self._space[1]:
            why = ("pool %s serves search space %s, but the candidate is of %s; start this pool with --search %s"
                   % (self._pool, self._space[0], candidate["spaceName"], candidate["searchId"]))
            return [failed(metric, "FAILED_PERMANENT", why) for metric in metrics]
        served = [metric for metric in metrics if metric in self._meter.metrics]
        refused = [failed(metric, "FAILED_PERMANENT", "pool %s does not measure metric %s; it measures %s"
                          % (self._pool, metric, self._meter.metrics)) for metric in metrics if metric not in served]
        if not served:
            return refused
        options = {chosen["variable"]: chosen["option"] for chosen in candidate["options"]}
        return self._meter.results(list(candidate["genome"]), options, served) + refused

    def _measurement(self, candidate, results, millis):
        return {
            "searchId": candidate["searchId"], "round": candidate["round"], "index": candidate["index"],
            "spaceDigest": candidate["spaceDigest"], "genome": candidate["genome"],
            "pool": self._pool, "instance": self._instance, "results": results, "repeat": False,
            "meterFingerprint": self._meter.fingerprint, "device": self._device,
            "measuredAt": now(), "durationMillis": millis,
            "delivery": 1,  # a consumer group does not count deliveries
        }

    def _bury(self, message, error, node="read-candidate"):
        log("%s-%d@%d goes to %s: %s"
            % (message.topic(), message.partition(), message.offset(), ls.DEAD_LETTERS, error))
        letter = {
            "topic": message.topic(), "partition": message.partition(), "offset": message.offset(),
            "timestamp": datetime.datetime.fromtimestamp(message.timestamp()[1] / 1000, datetime.timezone.utc),
            "key": message.key(), "value": message.value(), "app": APP, "node": node, "cause": str(error)}
        try:
            self._stream.write(ls.DEAD_LETTERS, message.key(), letter)
        except ls.Refused as refusal:
            letter.update(value=None, cause="%s; its value is left out: %s" % (error, refusal))
            try:
                self._stream.write(ls.DEAD_LETTERS, message.key(), letter, timestamp=max(0, message.timestamp()[1]))
            except ls.Refused as again:
                log("the dead letter is refused as well, and given up: %s" % again)

    def _key(self):
        return "%s/%s" % (self._pool, self._instance)

    def _beat(self):
        """Says every few seconds that this evaluator lives, and what it does: './linas status' shows it."""
        while True:
            try:
                self._stream.write(ls.EVALUATORS, self._key(), {
                    "pool": self._pool, "instance": self._instance, "spaceDigest": self._space[1],
                    "metrics": self._meter.metrics, "unavailable": {},
                    "meterFingerprint": self._meter.fingerprint, "device": self._device, "workers": 1,
                    "busyWith": list(self._busy_with), "measured": self._measured, "startedAt": self._started,
                    "lastSeen": now(), "heartbeatMillis": int(HEARTBEAT_SECONDS * 1000)})
            except (ls.Unreachable, ls.Refused) as error:
                log("a heart-beat was lost: %s" % error)
            if self._stopping.wait(HEARTBEAT_SECONDS):
                return


def log(text):
    print("%s %s" % (now().strftime("%H:%M:%S"), text), file=sys.stderr, flush=True)


def find_search(stream, search_id):
    searches = {search["searchId"]: search for search in stream.latest(ls.SEARCHES).values()}
    if search_id not in searches:
        raise UserError("--search %s: there is no such search; there are: %s"
                        % (search_id, ", ".join(sorted(searches)) or "none"))
    return searches[search_id]


def check_asked(search, pool, meter):
    """Tells early when nothing of this search will ever come to the pool, or too much will."""
    asked = [objective["metric"] for objective in search["objectives"] if objective["pool"] == pool]
    unserved = [metric for metric in asked if metric not in meter.metrics]
    if unserved:
        raise UserError("search %s wants %s of pool %s, but %s measures %s"
                        % (search["searchId"], ", ".join(unserved), pool, meter.file, ", ".join(meter.metrics)))
    if not asked:
        log("no objective of search %s names pool %s; './linas search add-pool %s %s %s' would have it measure too"
            % (search["searchId"], pool, search["searchId"], pool, " ".join(meter.metrics)))


def check_peers(stream, pool, instance, fingerprint):
    """Evaluators of one pool must measure alike, or their values would not compare."""
    for peer in stream.latest(ls.EVALUATORS).values():
        silent = (now() - peer["lastSeen"]).total_seconds() * 1000
        if (peer["pool"] == pool and peer["instance"] != instance and peer["meterFingerprint"] != fingerprint
                and silent < 3 * peer["heartbeatMillis"]):
            raise UserError("pool %s: this meter has fingerprint %s, but the running instance %s has %s; use the same "
                            "meter, stop the other one, or give this pool another name"
                            % (pool, fingerprint, peer["instance"], peer["meterFingerprint"]))


def local_endpoints():
    """Addresses that a local Linas left in this folder."""
    try:
        lines = pathlib.Path(".linas/endpoints.properties").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {key.strip(): value.strip().replace("\\", "") for key, value in pairs}


def arguments():
    found = local_endpoints()
    parser = argparse.ArgumentParser(
        description="Measures for a pool of a running search until it is stopped.", epilog="example: "
        "./linas_evaluator.py --search my-search --pool my-board --meter example_meter.py --bootstrap broker:9092 "
        "--registry http://registry:8080")
    parser.add_argument("--search", required=True, metavar="ID", help="the search to join: its space is measured")
    parser.add_argument("--pool", required=True, help="the pool to measure for, as the search's objectives name it")
    parser.add_argument("--meter", required=True, metavar="FILE.py", help="your meter; see example_meter.py")
    parser.add_argument("--bootstrap", metavar="HOST:PORT",
                        default=os.environ.get("LINAS_BOOTSTRAP") or found.get("bootstrap") or "127.0.0.1:9092",
                        help="Kafka broker (LINAS_BOOTSTRAP; default: the local Linas of this folder, else %(default)s)")
    parser.add_argument("--registry", metavar="URL",
                        default=os.environ.get("LINAS_REGISTRY") or found.get("registry") or "http://127.0.0.1:8081",
                        help="schema registry (LINAS_REGISTRY; default: likewise, else %(default)s)")
    parser.add_argument("--instance", metavar="NAME", default="%s-%d" % (socket.gethostname(), os.getpid()),
                        help="name of this instance, unique in the pool (default: host and process)")
    parser.add_argument("--max-measuring-seconds", type=float, default=3600.0, metavar="S",
                        help="longest time that one candidate may take (default: %(default)s)")
    given = parser.parse_args()
    for option in ("pool", "instance"):
        if not NAME.fullmatch(getattr(given, option)):
            parser.error("--%s is %r; expected 1 to 100 letters, digits, '.', '_' and '-'"
                         % (option, getattr(given, option)))
    return given


def main():
    given = arguments()
    try:
        meter = Meter(given.meter)
        stream = ls.Stream(given.bootstrap, given.registry)
        search = find_search(stream, given.search)
        check_asked(search, given.pool, meter)
        check_peers(stream, given.pool, given.instance, meter.fingerprint)
        evaluator = Evaluator(
            stream, search, given.pool, given.instance, meter, given.max_measuring_seconds)
        signal.signal(signal.SIGTERM, evaluator.stop)
        signal.signal(signal.SIGINT, evaluator.stop)
        log("pool %s, instance %s: measuring %s" % (given.pool, given.instance, ", ".join(meter.metrics)))
        evaluator.serve()
        log("stopped")
        return OK
    except (UserError, InvalidMeter) as error:
        print("error: %s" % error, file=sys.stderr)
        return USAGE
    except ls.Unreachable as error:
        print("error: %s" % error, file=sys.stderr)
        return UNREACHABLE


if __name__ == "__main__":
    sys.exit(main())
