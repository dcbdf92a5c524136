package dev.linas.searches.run;

import dev.linas.searches.result.SearchWarning;
import dev.linas.searches.stream.SearchProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices for the user of a running search, each one once: the first failure of each pool with the
 * number of its failures, warnings of its results, and what it waits for. Not thread-safe.
 */
public final class Notices {
    private final SearchProgress progress;
    private final WaitNotices waits;
    private final Set<SearchWarning.Kind> said = EnumSet.noneOf(SearchWarning.Kind.class);
    private final Map<String, String> firstFailures = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();

    /**
     * @param now when the search began to be followed
     */
    public Notices(SearchProgress progress, Instant now) {
        this.progress = progress;
        this.waits = new WaitNotices(now);
    }

    /**
     * The new notices, a line each.
     *
     * @param roundClosed whether a round has closed since this was last asked
     */
    public List<String> tell(boolean roundClosed, Instant now) {
        List<String> told = new ArrayList<>();
        if (roundClosed) {
            SearchWarning.unsaid(progress.result(), said)
                    .forEach(
                            warning -> {
                                String line = "warning: " + warning.text();
                                others.put(line, line);
                                told.add(line);
                            });
        }
        for (String line : progress.takeFirstFailures()) {
            firstFailures.put(line.substring(0, line.indexOf(':')), line);
            told.add(line);
        }
        for (String line : waits.tell(progress, now)) {
            others.put(line.split(" \\(| (?:is served|goes on) ", 2)[0], line);
            told.add(line);
        }
        return told;
    }

    /** All that was told so far, with how often: of waits the last word of each. */
    public List<String> all() {
        List<String> lines = new ArrayList<>();
        firstFailures.forEach(
                (what, line) -> {
                    String pool = what.substring(what.lastIndexOf(' ') + 1);
                    int count = progress.failures().getOrDefault(pool, 1);
                    lines.add(count < 2 ? line : "%s (%d failures)".formatted(line, count));
                });
        lines.addAll(others.values());
        return lines;
    }
}
