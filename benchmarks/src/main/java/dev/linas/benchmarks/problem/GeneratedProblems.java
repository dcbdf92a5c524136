package dev.linas.benchmarks.problem;

import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Problems that need no data: generated from a fixed seed, the same on every machine, with fronts
 * that are known exactly. A further one is a line here.
 */
public final class GeneratedProblems {
    private static final Map<String, BiFunction<Path, String, Problem>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("additive-45", (folder, name) -> StagedTable.additive().save(folder, name));
        ALL.put("interacting-45", (folder, name) -> StagedTable.interacting().save(folder, name));
        ALL.put("interacting-6", (folder, name) -> new PairwiseTable().save(folder, name));
        ALL.put("concave", (folder, name) -> ShapedTable.concave().save(folder, name));
        ALL.put(
                "conditional-16",
                (folder, name) -> new ConditionalTable(2, 1601).save(folder, name));
        ALL.put(
                "conditional-23",
                (folder, name) -> new ConditionalTable(3, 2301).save(folder, name));
        ALL.put("disconnected", (folder, name) -> ShapedTable.disconnected().save(folder, name));
    }

    private GeneratedProblems() {}

    /** Names of the problems there are. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * Writes the files of a problem.
     *
     * @throws UserError naming the problems there are, if the name is none of them
     */
    public static Problem generate(String name, Path folder) {
        BiFunction<Path, String, Problem> generator = ALL.get(name);
        if (generator == null) {
            throw new UserError(
                    "--generated: there is no problem '%s'; there are %s"
                            .formatted(name, String.join(", ", names())));
        }
        return generator.apply(folder, name);
    }
}
