package dev.linas.evaluator.fleet;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.topics.Topics;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The measurements of a pool for searches that go on: an evaluator whose weights, data, machine or
 * runtime are others must not add to it unknowingly.
 */
public final class EarlierMeasurements {
    private static final int SHOWN = 12;

    private final String pool;
    private final Map<String, String> fingerprintBySearch = new TreeMap<>();
    private final Set<String> ended = new HashSet<>();

    EarlierMeasurements(String pool) {
        this.pool = pool;
    }

    /**
     * Reads what a pool has measured.
     *
     * @throws dev.linas.runtime.error.UnreachableError if the broker or the registry does not
     *     answer
     */
    public static EarlierMeasurements read(Connection connection, String pool) {
        EarlierMeasurements earlier = new EarlierMeasurements(pool);
        new TopicSnapshot(connection)
                .each(
                        Topics.MEASUREMENTS,
                        search -> true,
                        (search, measurement) -> {
                            if (measurement != null) {
                                earlier.measured(measurement);
                            }
                        });
        return earlier;
    }

    /**
     * Checks that the pool goes on as it began; where something differs, reads which searches have
     * ended.
     *
     * @param fingerprint that of the meters that are about to serve the pool
     * @throws UserError naming searches and fingerprints, if one that goes on was measured last by
     *     other meters of this pool
     * @throws dev.linas.runtime.error.UnreachableError if the broker or the registry does not
     *     answer
     */
    public void check(Connection connection, String fingerprint) {
        if (fingerprintBySearch.values().stream().allMatch(fingerprint::equals)) {
            return;
        }
        new TopicSnapshot(connection)
                .each(
                        Topics.ROUNDS,
                        fingerprintBySearch::containsKey,
                        (search, round) -> closed(search, round != null && round.getFinished()));
        require(fingerprint);
    }

    void measured(Measurement measurement) {
        if (measurement.getPool().equals(pool)) {
            fingerprintBySearch.put(measurement.getSearchId(), measurement.getMeterFingerprint());
        }
    }

    void closed(String search, boolean finished) {
        if (finished) {
            ended.add(search);
        } else {
            ended.remove(search);
        }
    }

    void require(String fingerprint) {
        fingerprintBySearch.forEach(
                (search, before) -> {
                    if (!ended.contains(search) && !before.equals(fingerprint)) {
                        throw new UserError(
                                ("pool %s: search '%s' goes on and was measured by a meter of"
                                     + " fingerprint %s… so far, and it is %s… now: weights, data,"
                                     + " another file, the processor or a version has changed; put"
                                     + " it back, stop that search by './linas search stop %s', or"
                                     + " go on with values of both by --accept-changed")
                                        .formatted(
                                                pool,
                                                search,
                                                shown(before),
                                                shown(fingerprint),
                                                search));
                    }
                });
    }

    private static String shown(String fingerprint) {
        return fingerprint.substring(0, Math.min(SHOWN, fingerprint.length()));
    }
}
