package dev.linas.log.analysis;

import dev.linas.core.objective.Objective;
import java.util.ArrayList;
import java.util.List;

/** All readings of one metric by one pool, in the order of the log. */
final class MeasuredColumn {
    private final String metric;
    private final String pool;
    private final List<Reading> readings = new ArrayList<>();

    MeasuredColumn(String metric, String pool) {
        this.metric = metric;
        this.pool = pool;
    }

    void add(Reading reading) {
        readings.add(reading);
    }

    String metric() {
        return metric;
    }

    String pool() {
        return pool;
    }

    /** The name in reports: {@code metric@pool}. */
    String id() {
        return Objective.id(metric, pool);
    }

    List<Reading> readings() {
        return readings;
    }

    /** The values, in the order of the log. */
    double[] values() {
        return readings.stream().mapToDouble(Reading::value).toArray();
    }
}
