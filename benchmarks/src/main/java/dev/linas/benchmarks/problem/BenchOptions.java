package dev.linas.benchmarks.problem;

import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.simulation.SeedList;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every benchmark of searches: its problems and its seeds. */
public final class BenchOptions {
    @Mixin private ProblemOptions problemOptions;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            converter = SeedList.Converter.class,
            description = "Seeds of the searches, e.g. 1-10 or 1,3,7. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1-10")
    private SeedList seeds;

    /**
     * The problems asked for.
     *
     * @param output folder of the benchmark's files
     * @param err hears what is skipped
     * @throws UserError if an option does not fit the others, or its file
     */
    public List<Problem> problems(Path output, PrintWriter err) {
        return problemOptions.problems(output.resolve("problems"), err);
    }

    /** The seeds asked for, each once. */
    public List<Long> seeds() {
        return seeds.seeds();
    }

    /**
     * @throws UserError naming the option, its value and what was expected, if the rule does not
     *     hold
     */
    public static void require(boolean holds, String option, Object value, String expected) {
        if (!holds) {
            throw new UserError("'%s' is %s; expected %s".formatted(option, value, expected));
        }
    }

    /**
     * The space that the option {@code --space} names.
     *
     * @param name a built-in one, or a file
     * @throws UserError naming the option, if there is none
     */
    public static SearchSpace space(String name) {
        try {
            return BuiltInSpaces.OR_FILE.named(name, Path.of(""));
        } catch (InvalidConfigurationException e) {
            throw new UserError("--space " + e.getMessage(), e);
        }
    }
}
