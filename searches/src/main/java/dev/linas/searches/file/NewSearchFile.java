package dev.linas.searches.file;

import dev.linas.core.config.Identifier;
import dev.linas.core.file.WholeFile;
import dev.linas.core.objective.Goal;
import dev.linas.evaluator.pool.MetricCatalog;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A search file that is to be written, with comments for people.
 *
 * @param id of the search
 * @param space a built-in one or a file
 * @param objectives at least one
 * @param budget evaluations; 1 or more
 * @param pool name of the one pool that measures
 * @param drafted how it measures; empty: by evaluators elsewhere, of which the file says nothing
 */
public record NewSearchFile(
        String id,
        String space,
        List<WantedObjective> objectives,
        int budget,
        String pool,
        Optional<DraftedPool> drafted) {
    public NewSearchFile {
        objectives = List.copyOf(objectives);
    }

    /**
     * An objective.
     *
     * @param metric that the pool measures
     * @param goal what is better
     * @param assumed whether nothing tells the goal of the metric
     */
    public record WantedObjective(String metric, Goal goal, boolean assumed) {
        /**
         * Reads {@code METRIC}, or {@code METRIC=GOAL}; without a goal that of the {@link
         * MetricCatalog}, and a metric that is not known there is assumed to be minimised.
         *
         * @throws IllegalArgumentException if the goal is neither
         */
        public static WantedObjective parse(String text) {
            String[] parts = text.strip().split("=", 2);
            if (parts.length == 2) {
                return Goal.of(parts[1])
                        .map(goal -> new WantedObjective(parts[0], goal, false))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                ("'%s': the goal is '%s'; expected maximize or"
                                                                + " minimize")
                                                        .formatted(text, parts[1])));
            }
            Optional<Goal> usual = MetricCatalog.ALL.goal(parts[0]);
            return new WantedObjective(parts[0], usual.orElse(Goal.MINIMIZE), usual.isEmpty());
        }
    }

    /** Whether evaluators elsewhere measure. */
    public boolean isMeasuredElsewhere() {
        return drafted.isEmpty();
    }

    /** The file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("# A search file of Linas. All keys: docs/search-file.md\n");
        text.append("id: %s  # the same id again resumes the search\n".formatted(id));
        text.append(
                "space: %s  # a built-in one, or the path of a file\n".formatted(quoted(space)));
        text.append("objectives:  # what is wanted, and which pool measures it\n");
        for (WantedObjective objective : objectives) {
            text.append(
                    "  - {metric: %s, pool: %s, goal: %s}\n"
                            .formatted(
                                    quoted(objective.metric()),
                                    pool,
                                    objective.goal().name().toLowerCase(Locale.ROOT)));
        }
        text.append("# add 'bound: 20' to an objective for the worst value that is acceptable\n");
        text.append(
                "budget: {evaluations: %d}  # sub-networks that are measured\n".formatted(budget));
        text.append("seed: 1  # decides everything that is drawn\n");
        poolLines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /**
     * The id that a file's name suggests.
     *
     * @param otherwise where it suggests none
     */
    public static String idOf(Path file, String otherwise) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        String id = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return Identifier.isValid(id) ? id : otherwise;
    }

    /**
     * Writes the file, unless it would be no search file; then there is none, or what was there.
     *
     * @return warnings of the search file
     * @throws UserError naming every problem that was found, or if it cannot be written
     */
    public List<String> save(Path file) {
        String text = text();
        List<String> warnings;
        try {
            warnings = SearchFile.ofText(file, text, ForeignPools.ALLOWED).warnings();
        } catch (InvalidSearchFileException e) {
            throw new UserError(
                    "nothing was written, for it would be no search file: " + e.getMessage(), e);
        }
        try {
            WholeFile.write(file, to -> Files.writeString(to, text));
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(file, e), e);
        }
        return warnings;
    }

    private List<String> poolLines() {
        if (isMeasuredElsewhere()) {
            return List.of("# Evaluators of the pool may join from anywhere: docs/add-a-device.md");
        }
        List<String> lines = new ArrayList<>();
        lines.add("pools:  # evaluators that 'run' starts; others may join from anywhere");
        lines.add("  " + pool + ":");
        drafted.orElseThrow()
                .lines(objectives.stream().map(WantedObjective::metric).toList())
                .forEach(line -> lines.add("    " + line));
        return lines;
    }

    /** The text, quoted where YAML would read something else. */
    static String quoted(String text) {
        return Identifier.isValid(text) && !text.matches("[0-9.+-].*|true|false|null")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }
}
