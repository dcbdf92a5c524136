package dev.linas.benchmarks.recovery;

import java.time.Duration;

/**
 * The consequences of one kill.
 *
 * @param kind what was done
 * @param part what was killed
 * @param number number of the kill of its kind and part, from 1
 * @param measured candidates that the search had measured when it was killed
 * @param record time to the next committed record of the search on a topic of that part
 * @param round time to the next round of the search that was closed
 * @param difference how the search ended otherwise than undisturbed; empty if it ended the same
 * @param load load average of the machine over the last minute, when it was killed; negative if
 *     unknown
 */
record Recovery(
        KillKind kind,
        StreamPart part,
        int number,
        long measured,
        Duration record,
        Duration round,
        String difference,
        double load) {

    /** Whether the search ended as undisturbed. */
    boolean equal() {
        return difference.isEmpty();
    }
}
