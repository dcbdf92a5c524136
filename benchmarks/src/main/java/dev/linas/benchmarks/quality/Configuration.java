package dev.linas.benchmarks.quality;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.SearchSpec;
import dev.linas.proposer.tactic.Tactics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A way of searching that is compared with others.
 *
 * @param label its name in tables and plots; unique in a comparison
 * @param settings what it sets, by key of the search file, in place of what the problem's file says
 * @param algorithm evolutionary algorithm; empty: up to the tactic
 */
public record Configuration(
        String label, Map<String, Object> settings, Optional<AlgorithmChoice> algorithm) {
    public Configuration {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        Objects.requireNonNull(algorithm);
    }

    /** The tactic of the given name with its defaults. */
    public static Configuration tactic(String name) {
        return new Configuration(name, Map.of("tactic", name), Optional.empty());
    }

    /** The same with one further setting. */
    public Configuration with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new Configuration(label, more, algorithm);
    }

    /** The same with an evolutionary algorithm in its own settings. */
    public Configuration withAlgorithm(String name) {
        return new Configuration(label, settings, Optional.of(AlgorithmChoice.named(name)));
    }

    /** The same under another label. */
    public Configuration labelled(String other) {
        return new Configuration(other, settings, algorithm);
    }

    /**
     * The keys that it sets in a search file, with their values; null for keys that its tactic
     * decides alone, whatever the problem's file says.
     *
     * @param evaluations budget, unless it sets one
     * @param seed seed of the search
     */
    public Map<String, Object> settings(int evaluations, long seed) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (settings.get("tactic") instanceof String tactic) {
            Tactics.ALL.named(tactic).fixedKeys().forEach(key -> all.put(key, null));
        }
        all.put("budget", Map.of("evaluations", evaluations));
        all.putAll(settings);
        all.put("seed", seed);
        return all;
    }

    /** The search that the settings gave, with the algorithm and all that its tactic decides. */
    public SearchSpec applyTo(SearchSpec spec) {
        SearchSpec chosen =
                algorithm.isEmpty()
                        ? spec
                        : spec.with(spec.strategy().withAlgorithm(algorithm.get()));
        return Tactics.ALL.named(chosen.tactic()).resolved(chosen);
    }
}
