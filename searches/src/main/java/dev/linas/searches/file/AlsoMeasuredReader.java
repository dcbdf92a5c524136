package dev.linas.searches.file;

import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.objective.Objective;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.SearchMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the metrics that are measured beside the objectives. */
final class AlsoMeasuredReader {
    static final String EXPECTED = "a list of metrics, each {metric: …, pool: …}";

    static final List<String> KEYS = List.of("metric", "pool");

    private final ServedMetrics served;
    private final Set<String> named = new HashSet<>();

    /**
     * @param objectives those of the file, which are measured anyway
     */
    AlsoMeasuredReader(ServedMetrics served, List<Objective> objectives) {
        this.served = served;
        objectives.forEach(objective -> named.add(objective.id()));
    }

    /** The metrics by pool, in the order of the file; those with an error are left out. */
    List<WantedMetrics> read(Value value) {
        List<WantedMetrics> wanted = new ArrayList<>();
        for (Value entry : value.list("a metric: {metric: …, pool: …}")) {
            entry.section(KEYS).ifPresent(section -> read(entry, section, wanted));
        }
        return SearchMapper.merged(wanted);
    }

    private void read(Value entry, Section section, List<WantedMetrics> wanted) {
        Optional<String> metric = served.name(section, "metric");
        Optional<String> pool = served.name(section, "pool");
        pool.ifPresent(p -> served.check(entry.path(), metric, p));
        if (metric.isEmpty() || pool.isEmpty()) {
            return;
        }
        String id = Objective.id(metric.get(), pool.get());
        if (named.add(id)) {
            wanted.add(new WantedMetrics(pool.get(), List.of(metric.get())));
        } else {
            entry.error("names %s, which is measured already; remove it".formatted(id));
        }
    }
}
