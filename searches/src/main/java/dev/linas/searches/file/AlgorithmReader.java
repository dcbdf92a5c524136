package dev.linas.searches.file;

import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.Setting;
import dev.linas.core.search.SettingValues;
import dev.linas.core.search.Suitability;
import dev.linas.proposer.evolution.Algorithms;
import dev.linas.proposer.evolution.EvolutionaryAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which algorithm a search asks for, and checks that it fits the objectives. */
final class AlgorithmReader {
    /** The settings that algorithms declare, by key. */
    private static final Map<String, Setting<?>> SETTINGS =
            DeclaredSettings.byKey(
                    Algorithms.ALL.implementations().stream()
                            .map(EvolutionaryAlgorithm::settings)
                            .toList());

    static final List<String> KEYS =
            Stream.concat(Stream.of("name"), SETTINGS.keySet().stream()).toList();

    /** {@code {name: …, population: N, …}}. */
    private static final String EXAMPLE =
            SETTINGS.values().stream()
                    .map(setting -> setting.key() + ": " + setting.placeholder())
                    .collect(Collectors.joining(", ", "{name: …, ", "}"));

    private final Problems problems;
    private final int objectives;

    /**
     * @param objectives number of objectives; 0 where they could not be read
     */
    AlgorithmReader(Problems problems, int objectives) {
        this.problems = problems;
        this.objectives = objectives;
    }

    /** Empty where the section names none, or a wrong one. */
    Optional<AlgorithmChoice> read(Section section) {
        List<String> names = Algorithms.ALL.names();
        String expected = "one of %s, or %s".formatted(String.join(", ", names), EXAMPLE);
        Value value = section.optional("algorithm", expected);
        if (!value.isMapping()) {
            return value.choice(names)
                    .filter(name -> fits(value, name))
                    .map(AlgorithmChoice::named);
        }
        return value.section(KEYS).flatMap(settings -> choice(value, settings, names));
    }

    private Optional<AlgorithmChoice> choice(Value value, Section settings, List<String> names) {
        Optional<String> name = settings.required("name", Algorithms.ALL.expected()).choice(names);
        SettingValues values =
                DeclaredSettings.read(
                        settings,
                        name.map(one -> Algorithms.ALL.named(one).settings())
                                .orElseGet(() -> List.copyOf(SETTINGS.values())),
                        SETTINGS,
                        "the algorithm '%s'".formatted(name.orElse("")),
                        problems);
        return name.filter(algorithm -> fits(value, algorithm))
                .map(algorithm -> new AlgorithmChoice(algorithm, values));
    }

    private boolean fits(Value value, String name) {
        if (objectives == 0) {
            return true;
        }
        EvolutionaryAlgorithm algorithm = Algorithms.ALL.named(name);
        Suitability suitability = algorithm.suitability(objectives);
        if (suitability.grade() == Suitability.Grade.NONE) {
            value.error(
                    "is '%s', which %s; expected one of %s"
                            .formatted(
                                    name,
                                    suitability.reason(),
                                    String.join(", ", Algorithms.namesFor(objectives))));
        }
        poor(value.path(), algorithm, objectives)
                .ifPresent(message -> problems.warning(value.path(), message));
        return suitability.grade() != Suitability.Grade.NONE;
    }

    /**
     * A warning of an algorithm that is not at its best with so many objectives; empty if it is.
     */
    static Optional<String> poor(String path, EvolutionaryAlgorithm algorithm, int objectives) {
        Suitability suitability = algorithm.suitability(objectives);
        return suitability.grade() != Suitability.Grade.POOR
                ? Optional.empty()
                : Optional.of(
                        "'%s' is '%s', which %s; for %d consider %s"
                                .formatted(
                                        path,
                                        algorithm.name(),
                                        suitability.reason(),
                                        objectives,
                                        String.join(", ", Algorithms.namesFor(objectives))));
    }
}
