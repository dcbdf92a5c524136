package dev.linas.searches.stream;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Measurement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the meters of a search that goes on are those that it was measured by: pools of one name
 * whose files, machine or runtime are others give values that must not mix unknowingly. Pure.
 */
public final class ResumedMeters {
    private static final int SHOWN = 12;

    private ResumedMeters() {}

    /**
     * Compares fingerprints.
     *
     * @param searchId id of the search
     * @param measurements what was measured of it, in the order of the stream
     * @param fingerprints those of the meters that are to go on, by pool
     * @throws UserError naming pool and fingerprints, if a pool measured last by another one
     */
    public static void check(
            String searchId, Iterable<Measurement> measurements, Map<String, String> fingerprints) {
        Map<String, String> last = new TreeMap<>();
        for (Measurement measurement : measurements) {
            last.put(measurement.getPool(), measurement.getMeterFingerprint());
        }
        last.forEach(
                (pool, before) -> {
                    String now = fingerprints.getOrDefault(pool, before);
                    if (!now.equals(before)) {
                        throw new UserError(
                                ("search '%s': pool %s was measured by a meter of fingerprint %s…"
                                     + " so far, and it is %s… now: weights, data, another file,"
                                     + " the processor or a version has changed; put it back,"
                                     + " search anew under another id, or go on with values of both"
                                     + " by --accept-changed")
                                        .formatted(
                                                searchId,
                                                pool,
                                                before.substring(0, SHOWN),
                                                now.substring(0, SHOWN)));
                    }
                });
    }
}
