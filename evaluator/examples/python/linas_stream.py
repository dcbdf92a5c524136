"""The topics of Linas for Python: Confluent's wire format, and reading and writing of single records.

Needs confluent-kafka and avro: Debian's python3-confluent-kafka and python3-avro, or pip's packages of those names.
"""

import io
import json
import struct
import urllib.error
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition

SEARCHES = "linas.searches"
CANDIDATES = "linas.candidates"
MEASUREMENTS = "linas.measurements"
EVALUATORS = "linas.evaluators"
DEAD_LETTERS = "linas.dead-letters"

CONFLUENT_API = "/apis/ccompat/v7"
PATIENCE = 15.0  # seconds that broker and registry have for an answer


class Unreachable(Exception):
    """Broker or registry do not answer. Nothing is wrong with any record."""


class Unreadable(Exception):
    """A record does not hold what its topic promises."""


class Refused(Exception):
    """The broker does not take a record for what it is, however often it is sent."""


REFUSALS = (KafkaError.MSG_SIZE_TOO_LARGE, KafkaError.INVALID_MSG_SIZE, KafkaError.INVALID_MSG,
            KafkaError.INVALID_RECORD, KafkaError.INVALID_TIMESTAMP)


class Registry:
    """Schemas by id and by subject, from a schema registry's Confluent API. Caches what cannot change."""

    def __init__(self, url):
        url = url.rstrip("/")
        self._url = url if url.endswith(CONFLUENT_API) else url + CONFLUENT_API
        self._by_id = {}
        self._by_subject = {}

    def schema(self, schema_id):
        """The schema of an id; Unreadable if the registry has none."""
        if schema_id not in self._by_id:
            answer = self._get("/schemas/ids/%d" % schema_id)
            if answer is None:
                raise Unreadable("the registry knows no schema with id %d" % schema_id)
            self._by_id[schema_id] = avro.schema.parse(answer["schema"])
        return self._by_id[schema_id]

    def latest(self, topic):
        """(id, schema) of the values of a topic."""
        if topic not in self._by_subject:
            answer = self._get("/subjects/%s-value/versions/latest" % topic)
            if answer is None:
                raise Unreachable(
                    "the registry at %s has no subject %s-value; is that the registry of Linas? Its apps, or "
                    "'./linas local', register it" % (self._url, topic))
            self._by_subject[topic] = (answer["id"], avro.schema.parse(answer["schema"]))
        return self._by_subject[topic]

    def _get(self, path):
        try:
            with urllib.request.urlopen(self._url + path, timeout=PATIENCE) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise Unreachable("the registry at %s answered %s" % (self._url, error)) from error
        except (OSError, ValueError) as error:
            raise Unreachable(
                "no schema registry at %s (%s); --registry names its address" % (self._url, error)) from error


class WireFormat:
    """Records as bytes: a zero byte, the schema's id as four bytes, Avro's binary encoding."""

    def __init__(self, registry):
        self.registry = registry

    def decode(self, data):
        """The record in these bytes; Unreadable if they are none."""
        if data is None or len(data) < 5 or data[0] != 0:
            raise Unreadable("the value does not begin with a zero byte and a schema id")
        schema = self.registry.schema(struct.unpack(">I", data[1:5])[0])
        try:
            return avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(io.BytesIO(data[5:])))
        except Exception as error:  # the decoder fails in many ways on bytes that are not of the schema
            raise Unreadable("the value does not fit its schema: %r" % error) from error

    def encode(self, topic, record):
        """The bytes of a record. A field that it lacks gets the default of the schema."""
        schema_id, schema = self.registry.latest(topic)
        complete = {f.name: record.get(f.name, f.default if f.has_default else None) for f in schema.fields}
        out = io.BytesIO(b"\0" + struct.pack(">I", schema_id))
        out.seek(0, io.SEEK_END)
        avro.io.DatumWriter(schema).write(complete, avro.io.BinaryEncoder(out))
        return out.getvalue()


class Stream:
    """One broker and one registry."""

    def __init__(self, bootstrap, registry):
        self.bootstrap = bootstrap
        self.wire = WireFormat(Registry(registry))
        self._producer = Producer({
            "bootstrap.servers": bootstrap,
            "log_level": 2,  # trouble comes back as errors, it need not be on the terminal as well
            "enable.idempotence": True,  # with acks=all: what was acknowledged is there, once
            "partitioner": "murmur2_random",  # the partition that Java's clients choose for a key
            "linger.ms": 0,
        })

    def consumer(self, group, max_measuring_seconds):
        """A consumer of a group that reads what was committed, from the beginning, and commits when told to."""
        return Consumer({
            "bootstrap.servers": self.bootstrap,
            "log_level": 2,
            "group.id": group,
            "isolation.level": "read_committed",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "session.timeout.ms": 10000,  # how soon another instance takes over from a dead one
            "max.poll.interval.ms": int(max_measuring_seconds * 1000),
        })

    def latest(self, topic):
        """The last readable record of every key of a topic, deleted ones left out."""
        records = {}
        for key, value in self._read_all(topic):
            records.pop(key, None)
            if value is not None:
                try:
                    records[key] = self.wire.decode(value)
                except Unreadable:
                    pass  # the apps quarantine it
        return records

    def _read_all(self, topic):
        consumer = Consumer({
            "bootstrap.servers": self.bootstrap,
            "log_level": 2,
            "group.id": "linas-python-reader",  # required, never joined nor committed to
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
        })
        try:
            known = consumer.list_topics(topic, timeout=PATIENCE).topics[topic]
            if known.error is not None:
                raise Unreachable("topic %s does not exist on %s; start Linas there first" % (topic, self.bootstrap))
            consumer.assign([TopicPartition(topic, p, 0) for p in known.partitions])
            open_partitions = set(known.partitions)
            while open_partitions:
                message = consumer.poll(PATIENCE)
                if message is None:
                    raise Unreachable("the broker at %s stopped answering" % self.bootstrap)
                if message.error() is None:
                    yield message.key(), message.value()
                elif message.error().code() == KafkaError._PARTITION_EOF:
                    open_partitions.discard(message.partition())
                else:
                    raise KafkaException(message.error())
        except KafkaException as error:
            raise Unreachable(
                "no Kafka broker at %s (%s); --bootstrap names its address" % (self.bootstrap, error)) from error
        finally:
            consumer.close()

    def prepare(self, topics):
        """Fetches the schemas of topics that will be written, so that a registry that lacks one shows early."""
        for topic in topics:
            self.wire.registry.latest(topic)

    def write(self, topic, key, record, timestamp=0):
        """Writes a record and waits until the broker has it; Refused if it never will, for what the record is."""
        self.send(topic, key, self.wire.encode(topic, record), timestamp=timestamp)

    def send(self, topic, key, value, patience=2 * PATIENCE, timestamp=0):
        """Writes bytes, or with None a tombstone, and waits until the broker has them. Thread-safe.

        timestamp  time of the record, in ms since 1970; 0: now
        """
        failures = []
        try:
            self._producer.produce(
                topic, key=key, value=value, timestamp=timestamp,
                on_delivery=lambda error, message: failures.append(error) if error is not None else None)
            waiting = self._producer.flush(patience)
        except BufferError as error:
            raise Unreachable("topic %s took no record: %s" % (topic, error)) from error
        except KafkaException as error:  # larger than this client sends
            failures.append(error.args[0])
            waiting = 0
        if failures and isinstance(failures[0], KafkaError) and failures[0].code() in REFUSALS:
            raise Refused("topic %s refuses the record: %s" % (topic, failures[0]))
        if failures or waiting:
            raise Unreachable("topic %s took no record: %s" % (topic, failures[0] if failures else "no answer"))
