package dev.linas.searches.stream;

import dev.linas.evaluator.pool.Heartbeat;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** The evaluators as a table. */
public final class EvaluatorTable {
    private EvaluatorTable() {}

    /**
     * @param now the present, by which heart-beats are judged
     */
    public static TextTable of(Collection<EvaluatorStatus> evaluators, Instant now) {
        TextTable table =
                new TextTable(
                                "pool",
                                "instance",
                                "state",
                                "last seen",
                                "workers",
                                "measured",
                                "metrics",
                                "busy with")
                        .numbers("workers", "measured");
        for (EvaluatorStatus status : evaluators) {
            Duration silent = silence(status, now);
            table.row(
                    status.getPool(),
                    status.getInstance(),
                    stale(status, now) ? "stale" : status.getBusyWith().isEmpty() ? "idle" : "busy",
                    Numbers.duration(silent) + " ago",
                    Integer.toString(status.getWorkers()),
                    Long.toString(status.getMeasured()),
                    metrics(status),
                    status.getBusyWith().isEmpty() ? "-" : String.join(" ", status.getBusyWith()));
        }
        return table;
    }

    /** Whether an instance has missed its heart-beats and is taken for dead. */
    public static boolean stale(EvaluatorStatus status, Instant now) {
        Duration interval = Duration.ofMillis(status.getHeartbeatMillis());
        return now.isAfter(new Heartbeat(status.getLastSeen(), interval).expiry());
    }

    private static Duration silence(EvaluatorStatus status, Instant now) {
        Duration silence = Duration.between(status.getLastSeen(), now);
        return silence.isNegative() ? Duration.ZERO : silence;
    }

    private static String metrics(EvaluatorStatus status) {
        String served = String.join(", ", status.getMetrics());
        return status.getUnavailable().isEmpty()
                ? served
                : served + "; not " + String.join(", ", status.getUnavailable().keySet());
    }
}
