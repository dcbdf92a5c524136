package dev.linas.evaluator.router;

import dev.linas.core.space.Genome;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.serde.BinarySerde;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The store of what a pool has measured: one entry per space, genome, metric and fingerprint; the
 * first one counts. A value is the measurement cut to that metric.
 */
record RepeatStore(KeyValueStore<String, Measurement> entries) {
    static final String NAME = "measurements-by-genome";

    /** The store to add to a topology. */
    static StoreBuilder<KeyValueStore<String, Measurement>> builder() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(NAME),
                Serdes.String(),
                new BinarySerde<>(Measurement.class));
    }

    /** Remembers the values of a measurement. */
    void remember(Measurement measurement) {
        Genome genome = GenomeMapper.toGenome(measurement.getGenome());
        for (MetricResult result : measurement.getResults()) {
            if (result.getOutcome() == Outcome.MEASURED) {
                entries.putIfAbsent(
                        key(
                                measurement.getSpaceDigest(),
                                genome,
                                result.getMetric(),
                                measurement.getMeterFingerprint()),
                        Measurement.newBuilder(measurement).setResults(List.of(result)).build());
            }
        }
    }

    /** The measurement of one metric of a genome; empty if there is none. */
    Optional<Measurement> find(String digest, Genome genome, String metric, String fingerprint) {
        return Optional.ofNullable(entries.get(key(digest, genome, metric, fingerprint)));
    }

    private static String key(String digest, Genome genome, String metric, String fingerprint) {
        return digest + "/" + genome + "/" + fingerprint + "/" + metric;
    }
}
