package dev.linas.searches.file;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.proposer.evolution.Algorithms;
import dev.linas.proposer.evolution.Suitability;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads which algorithm a search asks for, and checks that it fits the objectives. */
final class AlgorithmReader {
    private static final List<String> KEYS = List.of("name", "population", "crossover", "mutation");
    private static final String PROBABILITY = "a probability, 0 to 1";

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
        List<String> names = Algorithms.names();
        String expected =
                "one of %s, or {name: …, population: N, crossover: P, mutation: P}"
                        .formatted(String.join(", ", names));
        Value value = section.optional("algorithm", expected);
        if (!value.present()) {
            return Optional.empty();
        }
        if (!value.node().isObject()) {
            return value.choice(names)
                    .filter(name -> fits(value, name))
                    .map(AlgorithmChoice::named);
        }
        return value.section(KEYS).flatMap(settings -> choice(value, settings, names));
    }

    private Optional<AlgorithmChoice> choice(Value value, Section settings, List<String> names) {
        Value given = settings.required("name", "one of " + String.join(", ", names));
        Optional<String> name = given.present() ? given.choice(names) : Optional.empty();
        Value size = settings.optional("population", "a whole number of 2 or more");
        OptionalInt population = size.present() ? size.integer(2) : OptionalInt.empty();
        OptionalDouble crossover = probability(settings, "crossover");
        OptionalDouble mutation = probability(settings, "mutation");
        return name.filter(algorithm -> fits(value, algorithm))
                .map(algorithm -> new AlgorithmChoice(algorithm, population, crossover, mutation));
    }

    private boolean fits(Value value, String name) {
        Suitability fit =
                objectives == 0 ? Suitability.GOOD : Algorithms.named(name).fit(objectives);
        String others = String.join(", ", Algorithms.namesFor(objectives));
        if (fit == Suitability.NONE) {
            problems.error(
                    value.path(),
                    "'%s' is '%s', which is not meant for %d objective%s; expected one of %s"
                            .formatted(
                                    value.path(),
                                    name,
                                    objectives,
                                    objectives == 1 ? "" : "s",
                                    others));
        } else if (fit == Suitability.POOR) {
            problems.warning(value.path(), poorFit(value.path(), name, objectives));
        }
        return fit != Suitability.NONE;
    }

    /** What to say of an algorithm that is not at its best with so many objectives. */
    static String poorFit(String path, String name, int objectives) {
        return "'%s' is '%s', which is made for two objectives; for %d consider %s"
                .formatted(
                        path, name, objectives, String.join(", ", Algorithms.namesFor(objectives)));
    }

    private static OptionalDouble probability(Section section, String key) {
        Value value = section.optional(key, PROBABILITY);
        return value.present() ? value.number(p -> p >= 0 && p <= 1) : OptionalDouble.empty();
    }
}
